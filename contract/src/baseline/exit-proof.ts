import { z } from 'zod'
import { Day, Id } from '../ground/endpoint.ts'
import { said } from '../ground/said.ts'

/** 两断三清: electricity and water cut; materials, products and equipment cleared. */
export const ExitProof = z.object({
  powerCut: z.literal(true, said('须已断电', 'Electricity must be cut')),
  waterCut: z.literal(true, said('须已断水', 'Water must be cut')),
  materialsCleared: z.literal(true, said('须已清原料', 'Materials must be cleared')),
  productsCleared: z.literal(true, said('须已清产品', 'Products must be cleared')),
  equipmentCleared: z.literal(true, said('须已清设备', 'Equipment must be cleared')),
  visitedOn: Day,
  files: z.array(Id).min(1, said('请上传现场照片', 'Upload photos of the site')).max(30),
})
export type ExitProof = z.infer<typeof ExitProof>
