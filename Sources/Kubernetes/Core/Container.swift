public struct Container: Equatable, Sendable {
  public var name = ""
  public var image = ""
  public var resources = ResourceRequirements()
  public var ports: [ContainerPort] = []
  /// `Always` on an init container makes it a sidecar.
  public var restartPolicy: PodSpec.RestartPolicy?
  public var env: [EnvVar] = []
  public var command: [String] = []
  public var args: [String] = []
  public var volumeMounts: [VolumeMount] = []
  public var readinessProbe: Probe?
  public var livenessProbe: Probe?
  public var startupProbe: Probe?
  public var imagePullPolicy = ""
  public var inert: InertFields = [:]

  public init() {}

  /// Whether, as an init container, it runs along with the others rather than before them.
  public var isSidecar: Bool { restartPolicy == .always }
}

public struct ResourceRequirements: Equatable, Sendable {
  public var requests = ResourceList()
  public var limits = ResourceList()
  public var inert: InertFields = [:]

  public init() {}
}

public struct ContainerPort: Equatable, Sendable {
  public enum PortProtocol: String, CaseIterable, Sendable { case tcp = "TCP", udp = "UDP", sctp = "SCTP" }

  public var name = ""
  public var containerPort = 0
  /// 0 asks for no port of the node.
  public var hostPort = 0
  public var hostIP = ""
  public var `protocol` = PortProtocol.tcp

  public init() {}
}

public struct EnvVar: Equatable, Sendable {
  public var name = ""
  public var value = ""
  public var inert: InertFields = [:]

  public init() {}
}

public struct VolumeMount: Equatable, Sendable {
  public var name = ""
  public var mountPath = ""
  public var inert: InertFields = [:]

  public init() {}
}

/// When a container counts as ready, alive or started. What it asks (`httpGet`, `exec`, …) has no effect here.
public struct Probe: Equatable, Sendable {
  public var initialDelaySeconds = 0
  public var periodSeconds = 10
  public var timeoutSeconds = 1
  public var successThreshold = 1
  public var failureThreshold = 3
  public var inert: InertFields = [:]

  public init() {}
}

/// A volume of a Pod. Only a claim has a say in where the Pod can be.
public struct Volume: Equatable, Sendable {
  public var name = ""
  public var persistentVolumeClaim: ClaimSource?
  public var inert: InertFields = [:]

  public struct ClaimSource: Equatable, Sendable {
    public var claimName = ""
    public var isReadOnly = false
    public init() {}
  }

  public init() {}
}
