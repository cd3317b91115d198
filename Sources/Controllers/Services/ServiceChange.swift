/// A Service's standing with whoever calls it.
public enum ServiceChange: Equatable, Sendable {
  /// Somebody answers again, or for the first time.
  case served(ready: Int)
  /// No Pod of its is Ready any more; so many are there.
  case unserved(pods: Int)
}
