import Kubernetes

/// What became of an application under its load.
public enum LoadChange: Equatable, Sendable {
  /// More comes than its Pods serve.
  case overloaded(ServiceLevel)
  /// Its Pods serve all that comes again.
  case keepsUp(ServiceLevel)
  /// Nobody is there to take what comes.
  case unserved(arriving: Rate)
  /// The last message that waited has been taken.
  case queueEmptied
}
