import Kubernetes

/// How long one Pod's life takes on its node, and how it ends: the cluster's model of images and applications,
/// handed to the kubelet.
public struct PodTimings: Equatable, Sendable {
  /// From binding to the first container's start: sandbox, volumes, image.
  public var startup: Duration
  /// What each init container works.
  public var initContainer: Duration
  /// From a container's start until the application answers its probes. Without a probe nobody asks.
  public var warmUp: Duration
  /// From the request to stop until the containers have stopped; nil uses up the whole grace period.
  public var shutdown: Duration?
  /// How each run of the containers ends by itself; nil for what runs for ever.
  public var exit: Exit?
  /// The runtime's error when the image cannot be had; nil when it can.
  public var imageError: String?

  public init(
    startup: Duration = .seconds(2), initContainer: Duration = .seconds(1), warmUp: Duration = .zero,
    shutdown: Duration? = .seconds(1), exit: Exit? = nil, imageError: String? = nil
  ) {
    self.startup = startup
    self.initContainer = initContainer
    self.warmUp = warmUp
    self.shutdown = shutdown
    self.exit = exit
    self.imageError = imageError
  }

  public struct Exit: Equatable, Sendable {
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
