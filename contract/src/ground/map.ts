import { z } from 'zod'
import { endpoint } from './endpoint.ts'

const Position = z.tuple([z.number(), z.number()])

/** The areas of the city as GeoJSON (RFC 7946), WGS 84, degrees. `cp` is where a name is best written. */
export const CampaignMap = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: z.object({ adcode: z.string(), name: z.string(), cp: Position }),
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(Position)) }),
        z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(Position))) }),
      ]),
    }),
  ),
})
export type CampaignMap = z.infer<typeof CampaignMap>

/** The same for every installation of a campaign; may be cached until the campaign's version changes. */
export const readCampaignMap = endpoint({
  name: 'readCampaignMap',
  method: 'GET',
  path: '/api/campaign/map',
  may: 'signedIn',
  summary: { zh: '区域边界', en: 'Boundaries of the areas' },
  reply: CampaignMap,
})
