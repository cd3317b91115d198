import Kubernetes
import Narration

/// Conditions on fields, as `--field-selector` takes them: `status.phase=Running,spec.nodeName!=n1`.
struct FieldSelector: Sendable {
  struct Term: Sendable {
    let field: String
    let value: String
    let isEqual: Bool
  }

  var terms: [Term] = []

  func matches(_ object: ClusterObject) -> Bool {
    terms.allSatisfy { (Self.value(of: $0.field, in: object) == $0.value) == $0.isEqual }
  }

  /// Fields that the API server can select by; nil for others.
  static func value(of field: String, in object: ClusterObject) -> String? {
    switch field {
    case "metadata.name": return object.metadata.name
    case "metadata.namespace": return object.metadata.namespace
    default: break
    }
    guard case .active(let object) = object else { return nil }
    switch (object, field) {
    case (let pod as Pod, "status.phase"): return pod.status.phase.rawValue
    case (let pod as Pod, "spec.nodeName"): return pod.spec.nodeName?.text ?? ""
    case (let pod as Pod, "spec.schedulerName"): return pod.spec.schedulerName
    case (let pod as Pod, "spec.restartPolicy"): return pod.spec.restartPolicy.rawValue
    case (let pod as Pod, "spec.serviceAccountName"): return pod.spec.serviceAccountName
    case (let pod as Pod, "status.podIP"): return pod.status.podIP ?? ""
    case (let pod as Pod, "status.nominatedNodeName"): return pod.status.nominatedNodeName?.text ?? ""
    case (let node as Node, "spec.unschedulable"): return String(node.spec.unschedulable)
    case (let event as Event, "involvedObject.name"): return event.involvedObject.name.name
    case (let event as Event, "involvedObject.namespace"): return event.involvedObject.name.namespace
    case (let event as Event, "involvedObject.kind"): return event.involvedObject.kind.name
    case (let event as Event, "reason"): return event.reason
    case (let event as Event, "type"): return event.type.rawValue
    case (let event as Event, "source"), (let event as Event, "reportingComponent"): return event.source
    default: return nil
    }
  }

  init() {}

  /// Nil when the text is no selector.
  init?(_ text: String) {
    for part in text.split(separator: ",") {
      guard let sign = part.firstRange(of: "!=") ?? part.firstRange(of: "==") ?? part.firstRange(of: "=")
      else {
        return nil
      }
      terms.append(
        Term(
          field: String(part[..<sign.lowerBound]), value: String(part[sign.upperBound...]),
          isEqual: part[sign] != "!="))
    }
  }
}

extension Invocation {
  /// What `-l` asks for; everything when it is not given.
  func labelSelector() throws(CommandError) -> LabelSelector {
    guard let text = self[.selector] else { return LabelSelector() }
    guard let selector = LabelSelector(text) else {
      throw .upstream(UpstreamText.unparsableSelector(text), CommandMessage.badSelector(text))
    }
    return selector
  }

  func fieldSelector() throws(CommandError) -> FieldSelector {
    guard let text = self[.fieldSelector] else { return FieldSelector() }
    guard let selector = FieldSelector(text) else {
      throw .upstream(UpstreamText.invalidFieldSelector(text))
    }
    return selector
  }
}
