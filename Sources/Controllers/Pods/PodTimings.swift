import Kubernetes

/// How one Pod's life goes on its node: the cluster's model of images, volumes and applications, handed to the
/// kubelet.
public struct PodTimings: Equatable, Sendable {
  /// From binding, or from the last volume's arrival, to the first container's start: sandbox and image.
  public var startup: Duration
  /// What each init container works.
  public var initContainer: Duration
  /// From a container's start until the application answers its probes. Without a probe nobody asks.
  public var warmUp: Duration
  /// From the request to stop until the containers have stopped; nil uses up the whole grace period.
  public var shutdown: Duration?
  /// How each run of a container ends by itself, by the container's name; one that is absent runs for ever.
  public var exits: [String: Exit]
  /// The runtime's error for an image that cannot be had, by image.
  public var imageErrors: [String: String]
  public var volumes = Volumes.none

  public init(
    startup: Duration = .seconds(2), initContainer: Duration = .seconds(1), warmUp: Duration = .zero,
    shutdown: Duration? = .seconds(1), exits: [String: Exit] = [:], imageErrors: [String: String] = [:]
  ) {
    self.startup = startup
    self.initContainer = initContainer
    self.warmUp = warmUp
    self.shutdown = shutdown
    self.exits = exits
    self.imageErrors = imageErrors
  }

  /// Whether the Pod's volumes are on its node.
  public enum Volumes: Equatable, Sendable {
    /// It has none that a node has to be given.
    case none
    case awaited
    /// The last of them came then.
    case ready(since: VirtualTime)
  }

  public struct Exit: Equatable, Sendable {
    /// From the container's start.
    public var after: Duration
    public var exitCode: Int
    /// As the container's status gives it: `Completed`, `Error`, `OOMKilled`.
    public var reason: String

    public init(after: Duration, exitCode: Int = 0, reason: String? = nil) {
      self.after = after
      self.exitCode = exitCode
      self.reason = reason ?? (exitCode == 0 ? "Completed" : "Error")
    }
  }
}
