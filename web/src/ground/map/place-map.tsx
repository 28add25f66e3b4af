import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { showCampaignMap } from '#contract/ground/map.ts'
import type { Urgency } from '#contract/ground/trail.ts'
import { call } from '../http/call.ts'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import './map.css'

export interface MapPoint {
  readonly key: string
  /** WGS 84, degrees. */
  readonly lng: number
  readonly lat: number
  readonly title: string
  readonly urgency?: Urgency
}

const MapCanvas = lazy(() => import('./map-canvas.tsx').then(module => ({ default: module.MapCanvas })))

/** The boundaries of the campaign's areas. */
export function useCampaignMap() {
  return useQuery({
    queryKey: ['campaignMap'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => call(showCampaignMap, {}, { signal }),
  })
}

/**
 * The city with points on it. The same rows must stand beside it as a list: the map alone is nothing to who uses the keyboard
 * or a screen reader.
 * @param onOpen a point was clicked, by its key
 * @param onPick any place was clicked
 */
export function PlaceMap({
  points = [],
  picked = null,
  onOpen,
  onPick,
}: {
  points?: readonly MapPoint[]
  picked?: { lng: number; lat: number } | null
  onOpen?: (key: string) => void
  onPick?: (place: { lng: number; lat: number }) => void
}) {
  const say = useWords(groundWords)
  const { data, error } = useCampaignMap()
  const waiting = <p className="map__waiting">{say('map.loading')}</p>
  return (
    <figure className="map" aria-label={say('map.label')}>
      {error ? (
        <p className="map__waiting" role="alert">
          {say('map.failed')}
        </p>
      ) : data ? (
        <Suspense fallback={waiting}>
          <MapCanvas map={data} points={points} picked={picked} onOpen={onOpen} onPick={onPick} />
        </Suspense>
      ) : (
        waiting
      )}
    </figure>
  )
}
