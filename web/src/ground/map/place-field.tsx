import { useId, useState } from 'react'
import type { Place } from '#contract/ground/file.ts'
import { readPlace } from '../evidence/read-place.ts'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import { boundsOf, isWithin, readDegrees } from './map-bounds.ts'
import { PlaceMap, useCampaignMap } from './place-map.tsx'
import '../form/field.css'

const said = (place: Place | null) => ({ lng: place?.lng.toFixed(6) ?? '', lat: place?.lat.toFixed(6) ?? '' })

/** Picks a place: by a click on the map, by the device, or by typing its coordinates. */
export function PlaceField({
  label,
  value,
  wrong,
  onChange,
}: {
  label: string
  value: Place | null
  wrong?: string | undefined
  onChange: (place: Place | null) => void
}) {
  const say = useWords(groundWords)
  const id = useId()
  const { data } = useCampaignMap()
  const bounds = data ? boundsOf(data) : null
  const [typed, setTyped] = useState(said(value))
  const [known, setKnown] = useState(value)
  const [noPlace, setNoPlace] = useState(false)
  if (known !== value) {
    setKnown(value)
    setTyped(said(value))
  }
  const pick = (place: Place) => {
    setNoPlace(false)
    onChange(place)
  }
  const leave = () => {
    const lng = readDegrees(typed.lng)
    const lat = readDegrees(typed.lat)
    if (lng === null || lat === null) return
    if (value?.lng.toFixed(6) === lng.toFixed(6) && value.lat.toFixed(6) === lat.toFixed(6)) return
    onChange({ lng, lat })
  }
  const outside = value !== null && bounds !== null && !isWithin(value, bounds)
  const refusal =
    wrong ??
    (outside && bounds
      ? say('map.outside', {
          west: bounds.west.toFixed(2),
          east: bounds.east.toFixed(2),
          south: bounds.south.toFixed(2),
          north: bounds.north.toFixed(2),
        })
      : undefined)
  return (
    <div className="field place-field" role="group" aria-labelledby={id}>
      <span className="field__label" id={id}>
        {label}
      </span>
      <p className="field__hint">{say('map.pick')}</p>
      <PlaceMap picked={value} onPick={pick} />
      <div className="place-field__numbers">
        {(['lng', 'lat'] as const).map(axis => (
          <label key={axis}>
            {say(axis === 'lng' ? 'map.longitude' : 'map.latitude')}
            <input
              className="text-input"
              inputMode="decimal"
              aria-invalid={refusal !== undefined}
              aria-describedby={`${id}-wrong`}
              value={typed[axis]}
              onChange={event => setTyped({ ...typed, [axis]: event.target.value })}
              onBlur={leave}
            />
          </label>
        ))}
        <button
          type="button"
          className="plain-button"
          onClick={() => void readPlace().then(place => (place ? pick(place) : setNoPlace(true)))}
        >
          {say('map.here')}
        </button>
      </div>
      <p id={`${id}-wrong`} className="field__wrong">
        {refusal}
      </p>
      {noPlace && (
        <p role="alert" className="field__wrong">
          {say('map.noPlace')}
        </p>
      )}
    </div>
  )
}
