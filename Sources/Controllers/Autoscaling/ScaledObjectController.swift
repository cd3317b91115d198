import Kubernetes

/// KEDA's operator: gives a workload a HorizontalPodAutoscaler fed by event sources, and takes the step to zero and
/// back itself.
///
/// Source: kedacore/keda `controllers/keda/scaledobject_controller.go`, `pkg/scaling/executor/scale_scaledobjects.go`.
public enum ScaledObjectController {
  /// - Parameters:
  ///   - target: nil when there is no such workload.
  ///   - autoscaler: the one that this object keeps, if it is there.
  ///   - readings: what each trigger's source says now.
  public static func reconcile(
    _ object: ScaledObject, target: ScaleTarget?, autoscaler: HorizontalPodAutoscaler?,
    readings: [TriggerReading], at now: VirtualTime
  ) -> Reconciliation {
    var pass = ScaledObjectPass(object, readings, at: now)
    guard let target else { return pass.finish(failing: UpstreamText.badScaleTarget) }
    if let unknown = readings.first(where: { $0.source == nil }) {
      return pass.finish(failing: UpstreamText.noScaler(unknown.trigger.type))
    }
    pass.keep(autoscaler, for: target)
    pass.poll(target)
    return pass.finish()
  }

  /// When an object's sources are asked next.
  public static func nextPoll(of object: ScaledObject, notBefore time: VirtualTime) -> VirtualTime {
    let created = object.metadata.creationTimestamp ?? time
    let interval = Duration.seconds(max(1, object.pollingInterval))
    let polls = ((time - created).inSeconds / interval.inSeconds).rounded(.up)
    return created + interval * max(1, Int64(polls))
  }
}

extension ScaledObject {
  /// The name of its HorizontalPodAutoscaler.
  public var autoscalerName: String { hpaName ?? "keda-hpa-\(metadata.name)" }

  /// What it scales: a name alone is a Deployment's.
  public var target: ScaleTargetReference {
    guard scaleTargetRef.kind.isEmpty else { return scaleTargetRef }
    let kind = Kind.deployment
    return ScaleTargetReference(apiVersion: kind.apiVersion, kind: kind.name, name: scaleTargetRef.name)
  }
}
