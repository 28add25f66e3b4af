import { z } from 'zod'
import { endpoint } from './endpoint.ts'

const Position = z.tuple([z.number(), z.number()])

/**
 * The counties of the city as GeoJSON (RFC 7946), WGS 84, degrees; `properties.adcode` is the area's code, `cp` where a name is best
 * written.
 */
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

/** The same for every post; answers 304 to an `If-None-Match` of the present version. For drawing, not for measuring. */
export const showCampaignMap = endpoint({
  name: 'showCampaignMap',
  method: 'GET',
  path: '/api/campaign/map',
  may: 'signedIn',
  summary: { zh: '县级行政区轮廓', en: 'Outlines of the counties' },
  reply: CampaignMap,
  produces: 'application/geo+json',
})
