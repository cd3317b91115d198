import Kubernetes

/// What `karpenter.sh/do-not-disrupt` comes to on a Pod at one instant.
///
/// Source: sigs.k8s.io/karpenter `pkg/utils/pod/scheduling.go`, `IsDoNotDisruptActive`.
enum PodProtection: Equatable {
  case none
  /// `true`, or a duration on a Pod that nobody knows the start of.
  case always
  case until(VirtualTime)
  case elapsed
  /// Neither `true` nor a positive duration: it protects nothing.
  case invalid(String)

  init(of pod: Pod, at now: VirtualTime) {
    guard let value = pod.metadata.annotations[WellKnown.doNotDisrupt] else {
      self = .none
      return
    }
    if value == "true" {
      self = .always
    } else if let duration = Duration(go: value), duration > .zero {
      guard let start = pod.status.startTime else {
        self = .always
        return
      }
      self = now - start < duration ? .until(start + duration) : .elapsed
    } else {
      self = .invalid(value)
    }
  }

  var isActive: Bool {
    switch self {
    case .always, .until: true
    case .none, .elapsed, .invalid: false
    }
  }

  func event(on pod: PodName) -> DisruptionEvent? {
    let object = ObjectReference(kind: .pod, name: pod)
    switch self {
    case .none, .always: return nil
    case .until(let end):
      return DisruptionEvent(
        object: object, reason: UpstreamText.doNotDisruptUntil,
        message: UpstreamText.doNotDisruptUntilText(end), dedupeValue: end.rfc3339)
    case .elapsed:
      return DisruptionEvent(
        object: object, reason: UpstreamText.doNotDisruptElapsed,
        message: UpstreamText.doNotDisruptElapsedText)
    case .invalid(let value):
      let message = UpstreamText.invalidDoNotDisruptText(value)
      return DisruptionEvent(
        object: object, type: .warning, reason: UpstreamText.invalidDoNotDisrupt, message: message,
        dedupeValue: message)
    }
  }
}
