import Kubernetes

/// What a container uses.
public struct ContainerUsage: Equatable, Sendable {
  public let name: String
  /// In thousandths of a core.
  public let cpu: Int
  /// In bytes.
  public let memory: Int

  /// Annotations of a Pod: what its first container uses when no work comes to it.
  public static let cpuAnnotation = "bancada/cpu"
  public static let memoryAnnotation = "bancada/memory"
  /// A container takes what its work needs little by little, in a minute.
  public static let growth = Duration.seconds(60)
  private static let idleCPU = 2
  private static let helperMemory = 16 << 20

  /// What the Pod's running containers use.
  ///
  /// - Parameter work: what its first container does; nil when nothing comes to it.
  public static func of(_ pod: Pod, doing work: PodWork?, at now: VirtualTime) -> [ContainerUsage] {
    pod.spec.containers.enumerated().compactMap { index, container in
      guard let status = pod.status.containerStatuses.first(where: { $0.name == container.name }),
        case .running(let since) = status.state
      else { return nil }
      guard index == 0 else {
        return ContainerUsage(name: container.name, cpu: 1, memory: helperMemory(container))
      }
      return ContainerUsage(
        name: container.name, cpu: work?.cpu ?? idleCPU(of: pod),
        memory: MemoryGrowth(of: container, in: pod, doing: work).memory(after: now - since))
    }
  }

  static func idleCPU(of pod: Pod) -> Int {
    if let written = pod.metadata.annotations[cpuAnnotation].flatMap({ Quantity($0) }) {
      return min(max(written.milli, 0), NodeWork.mostCPU)
    }
    guard pod.metadata.controller?.kind == Kind.job.name else { return idleCPU }
    return min(pod.spec.containers.first?.resources.requests[.cpu]?.milli ?? 100, NodeWork.mostCPU)
  }

  private static func helperMemory(_ container: Container) -> Int {
    min(helperMemory, container.resources.limits[.memory].map { $0.units / 2 } ?? .max)
  }
}

/// How a container's memory grows from its start.
public struct MemoryGrowth {
  private let atStart: Int
  private let inTheEnd: Int
  private let limit: Int?
  /// No machine has more.
  private static let most = 1 << 50

  public init(of container: Container, in pod: Pod, doing work: PodWork?) {
    limit = container.resources.limits[.memory]?.units
    let profile = work?.profile ?? pod.profile
    let idle = min(profile.idleMemory, limit.map { $0 / 2 } ?? .max)
    let written = pod.metadata.annotations[ContainerUsage.memoryAnnotation].flatMap { Quantity($0) }
      .map { min(max($0.units, 0), Self.most) }
    atStart = min(idle, written ?? .max)
    let served = work.map { $0.served.milli / 1000 * $0.profile.memoryPerRequest } ?? 0
    inTheEnd = (written ?? idle) + served
  }

  public func memory(after age: Duration) -> Int {
    let seconds = Int(clamping: age.components.seconds)
    let whole = Int(ContainerUsage.growth.components.seconds)
    return min(limit ?? .max, atStart + (inTheEnd - atStart) * min(max(seconds, 0), whole) / whole)
  }

  /// How old the container is when the kernel kills it for wanting more than its limit; nil when it never does.
  public var killedAfter: Duration? {
    guard let limit, inTheEnd > limit else { return nil }
    let whole = Int(ContainerUsage.growth.components.seconds)
    return .seconds(((limit - atStart) * whole + (inTheEnd - atStart) - 1) / max(1, inTheEnd - atStart))
  }
}
