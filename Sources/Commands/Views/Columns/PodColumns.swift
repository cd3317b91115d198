import Kubernetes
import Narration

extension KindPrinter {
  static let pod = KindPrinter(
    Pod.self,
    [
      .name,
      Column("READY") { "\($0.readyContainers)/\($0.countedContainers)" },
      Column("STATUS") { pod, _ in
        let text = pod.statusText
        return StyledText(text, style: Pod.style(ofStatus: text))
      },
      Column("RESTARTS") { pod, world in
        let restarts = pod.restarts
        guard let last = restarts.last else { return StyledText("\(restarts.count)") }
        return StyledText("\(restarts.count) (\(world.age(since: last)) ago)")
      },
      .age,
      Column("IP", wide: true) { $0.status.podIP ?? "<none>" },
      Column("NODE", wide: true) { $0.spec.nodeName?.text ?? "<none>" },
      Column("NOMINATED NODE", wide: true) { $0.status.nominatedNodeName?.text ?? "<none>" },
      Column("READINESS GATES", wide: true) { pod in
        let gates = pod.spec.readinessGates
        guard !gates.isEmpty else { return "<none>" }
        return "\(gates.count(where: pod.status.conditions.isTrue))/\(gates.count)"
      },
    ])
}

extension Pod {
  private var sidecars: [ContainerStatus] {
    guard !spec.initContainers.isEmpty else { return [] }
    let names = Set(spec.initContainers.filter(\.isSidecar).map(\.name))
    return status.initContainerStatuses.filter { names.contains($0.name) }
  }

  var countedContainers: Int { spec.containers.count + spec.initContainers.count(where: \.isSidecar) }

  var readyContainers: Int {
    (status.containerStatuses + sidecars).count { $0.isReady && $0.isRunning }
  }

  /// How often containers were started again, and when one last ended.
  var restarts: (count: Int, last: VirtualTime?) {
    let statuses = status.containerStatuses + sidecars
    let ends = statuses.compactMap { status -> VirtualTime? in
      guard case .terminated(_, _, let time)? = status.lastState else { return nil }
      return time
    }
    return (statuses.reduce(0) { $0 + $1.restartCount }, ends.max())
  }

  /// The STATUS column: the phase, unless something says more of why the Pod is as it is.
  ///
  /// Source: kubernetes `pkg/printers/internalversion/printers.go`, `printPod`.
  var statusText: String {
    var text = status.reason.isEmpty ? status.phase.rawValue : status.reason
    if status.conditions["PodScheduled"]?.reason == "SchedulingGated" { text = "SchedulingGated" }
    if let initializing = initializationText {
      text = initializing
    } else {
      var hasRunning = false
      for container in status.containerStatuses.reversed() {
        switch container.state {
        case .waiting(let reason, _) where !reason.isEmpty: text = reason
        case .terminated(let code, let reason, _): text = reason.isEmpty ? "ExitCode:\(code)" : reason
        case .running where container.isReady: hasRunning = true
        case .waiting, .running: break
        }
      }
      if text == "Completed", hasRunning { text = status.isReady ? "Running" : "NotReady" }
    }
    guard metadata.isBeingDeleted else { return text }
    if status.reason == "NodeLost" { return "Unknown" }
    return isFinished ? text : "Terminating"
  }

  /// What of its init containers keeps the Pod from starting; nil when nothing does.
  private var initializationText: String? {
    for (index, container) in status.initContainerStatuses.enumerated() {
      let isSidecar = spec.initContainers.first { $0.name == container.name }?.isSidecar ?? false
      switch container.state {
      case .terminated(0, _, _): continue
      case .running where isSidecar && container.isReady: continue
      case .terminated(let code, let reason, _):
        return reason.isEmpty ? "Init:ExitCode:\(code)" : "Init:\(reason)"
      case .waiting(let reason, _) where !reason.isEmpty && reason != "PodInitializing":
        return "Init:\(reason)"
      case .waiting, .running: return "Init:\(index)/\(spec.initContainers.count)"
      }
    }
    return nil
  }

  fileprivate static func style(ofStatus text: String) -> StyledText.Style {
    switch text {
    case "Running", "Completed", "Succeeded": .success
    case "Pending", "ContainerCreating", "Terminating", "SchedulingGated", "PodInitializing", "NotReady":
      .warning
    default: .refusal
    }
  }
}

extension ContainerStatus {
  var isRunning: Bool {
    guard case .running = state else { return false }
    return true
  }
}
