import { resolve } from 'node:path'

/** The folder of the campaign the product comes with: Quzhou's. Another city sets another folder. */
export const defaultCampaignFolder = resolve(import.meta.dirname, '../../../../../campaigns/quzhou')
