import type { MapPlace } from './outline'

/** Krasovsky's ellipsoid, on which GCJ-02 is defined: half the long axis in metres, and the squared eccentricity. */
const AXIS = 6_378_245
const ECCENTRICITY = 0.006693421622965943

const degrees = (radians: number): number => (radians * 180) / Math.PI
const wave = (amplitude: number, by: number): number => amplitude * Math.sin(by * Math.PI)

/** The waves that both directions share, metres. */
const ripple = (x: number): number => ((wave(20, 6 * x) + wave(20, 2 * x)) * 2) / 3

function northward(x: number, y: number): number {
  const plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x))
  const long = ((wave(20, y) + wave(40, y / 3) + wave(160, y / 12) + wave(320, y / 30)) * 2) / 3
  return plain + ripple(x) + long
}

function eastward(x: number, y: number): number {
  const plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x))
  const long = ((wave(20, x) + wave(40, x / 3) + wave(150, x / 12) + wave(300, x / 30)) * 2) / 3
  return plain + ripple(x) + long
}

/** The rectangle outside of which maps in China use the world's coordinates as they are. */
const isAbroad = ({ longitude, latitude }: MapPlace): boolean =>
  longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271

/**
 * A place in WGS-84 (satellites, 天地图 and CGCS2000 within a metre) as WeChat's maps show it: GCJ-02, some hundred
 * metres aside. The published approximation; good to a few metres.
 */
export function fromWgs84(place: MapPlace): MapPlace {
  if (isAbroad(place)) return place
  const { longitude, latitude } = place
  const [x, y] = [longitude - 105, latitude - 35]
  const radians = (latitude * Math.PI) / 180
  const bend = 1 - ECCENTRICITY * Math.sin(radians) ** 2
  const meridian = (AXIS * (1 - ECCENTRICITY)) / bend ** 1.5
  const parallel = (AXIS / Math.sqrt(bend)) * Math.cos(radians)
  return {
    longitude: longitude + degrees(eastward(x, y) / parallel),
    latitude: latitude + degrees(northward(x, y) / meridian),
  }
}
