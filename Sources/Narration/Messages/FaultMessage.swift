import Cloud
import Cluster
import Kubernetes

/// What the shell says of things that go wrong with the cloud: why one cannot be brought about, what holds now, what is
/// still to come.
public enum FaultMessage: Message, Equatable {
  /// With names that come near what was typed, or that would do.
  case refused(CloudRefusal, nearest: [String])
  /// A percentage, `0.2` or `20%`.
  case badShare(String)
  /// A line of a weather file.
  case badWeather(String)
  case badWeatherTime(String)
  case badAMIFamily(String, families: [String])
  case badFor(String)
  /// `ice TYPE ZONE CAPACITY off`.
  case iceOffEndsAll

  case queue(name: String, isRead: Bool, waiting: Int)
  case emptyQueue(name: String, isRead: Bool)
  case weatherAnnounced(Int, first: VirtualTime)
  case weatherEmpty
  case noReservations
  case noShortage
  case shortageUntil(VirtualTime?)
  /// More offerings that Karpenter remembers as refused.
  case alsoAvoided(Int)
}
