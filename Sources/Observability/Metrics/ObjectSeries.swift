import Cloud
import Cluster
import Kubernetes

/// Karpenter's own presence, and the conditions of its objects since each came to be as it is.
enum ObjectSeries {
  /// As the course's cluster runs it.
  static let version = "1.13.0"

  static func record(_ world: World, in recorder: inout SeriesRecorder) {
    recorder.set("karpenter_build_info", ["version": version], to: 1, at: .start)
    for object in world.objects.nodeClaims.values {
      let pool = object.nodePoolName?.text ?? ""
      record("nodeclaim", object.metadata, object.status.conditions, ["nodepool": pool], in: &recorder)
    }
    for object in world.objects.nodePools.values {
      record("nodepool", object.metadata, object.status.conditions, [:], in: &recorder)
    }
    for object in world.objects.nodeClasses {
      record(object.reference.kind.name.lowercased(), object.metadata, object.conditions, [:], in: &recorder)
    }
    for object in world.objects.nodes.values {
      let pool = object.metadata.labels[WellKnown.nodePool] ?? ""
      record("node", object.metadata, object.status.conditions, ["nodepool": pool], in: &recorder)
    }
  }

  private static func record(
    _ kind: String, _ metadata: ObjectMeta, _ conditions: [Condition], _ also: MetricLabels,
    in recorder: inout SeriesRecorder
  ) {
    let family = "operator_\(kind)_status_condition_count"
    guard recorder.wants(family) else { return }
    for condition in conditions {
      let labels = also.with("name", metadata.name).with("namespace", metadata.namespace)
        .with("type", condition.type).with("status", condition.status.rawValue)
        .with("reason", condition.reason)
      recorder.set(family, labels, to: 1, at: condition.lastTransitionTime ?? .start)
    }
  }
}
