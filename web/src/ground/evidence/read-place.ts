/** Longest wait for a place before the shot counts as without one. Milliseconds. */
const patience = 8000

/**
 * Where the device is, WGS 84, accuracy in metres; null where it may not or cannot tell (plain http, no permission, indoors).
 * No place is no fault by itself.
 */
export function readPlace(): Promise<{ lng: number; lat: number; accuracy: number } | null> {
  if (!('geolocation' in navigator) || !isSecureContext) return Promise.resolve(null)
  return new Promise(tell => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => tell({ lng: coords.longitude, lat: coords.latitude, accuracy: coords.accuracy }),
      () => tell(null),
      { enableHighAccuracy: true, timeout: patience, maximumAge: 60_000 },
    )
  })
}
