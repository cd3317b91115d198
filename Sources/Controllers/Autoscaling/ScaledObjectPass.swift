import Kubernetes

/// One look of KEDA at one of its objects.
struct ScaledObjectPass {
  private let original: ScaledObject
  private var object: ScaledObject
  private let readings: [TriggerReading]
  private let now: VirtualTime
  private var result = Reconciliation()

  init(_ object: ScaledObject, _ readings: [TriggerReading], at now: VirtualTime) {
    original = object
    self.object = object
    self.readings = readings
    self.now = now
  }

  mutating func finish(failing message: String) -> Reconciliation {
    if original.status.conditions["Ready"]?.message != message {
      result.report(object.reference, .warning, "ScaledObjectCheckFailed", message)
      result.record(object.reference, .autoscaling(.refused(message: message)))
    }
    set("Ready", .isFalse, "ScaledObjectCheckFailed", message)
    set("Active", .unknown, "UnkownState", UpstreamText.scaledObjectCheckFailed)
    return finish()
  }

  func finish() -> Reconciliation {
    var result = result
    if object.status != original.status { result.writes.append(.updateStatus(object)) }
    return result
  }

  // MARK: The HorizontalPodAutoscaler

  mutating func keep(_ autoscaler: HorizontalPodAutoscaler?, for target: ScaleTarget) {
    let wanted = wantedAutoscaler()
    object.status.hpaName = wanted.metadata.name
    object.status.scaleTargetKind =
      "\(target.object.reference.kind.apiVersion).\(target.object.reference.kind.name)"
    object.status.originalReplicaCount = object.status.originalReplicaCount ?? target.replicas
    object.status.externalMetricNames = readings.compactMap { $0.source?.externalName }
    if let autoscaler {
      let kept = autoscaler.with { kept in
        (kept.minReplicas, kept.maxReplicas) = (wanted.minReplicas, wanted.maxReplicas)
        (kept.metrics, kept.behavior) = (wanted.metrics, wanted.behavior)
      }
      if kept != autoscaler { result.writes.append(.update(kept)) }
    } else {
      result.writes.append(.create(wanted))
      result.report(object.reference, .normal, "KEDAScalersStarted", UpstreamText.scalersStarted)
      result.report(object.reference, .normal, "ScaledObjectReady", UpstreamText.scaledObjectIsReady)
      result.record(
        object.reference,
        .autoscaling(
          .madeAutoscaler(name: wanted.metadata.name, metrics: readings.compactMap { $0.source?.title })))
    }
    set("Ready", .isTrue, "ScaledObjectReady", UpstreamText.scaledObjectReady)
    set("Fallback", .isFalse, "NoFallbackFound", UpstreamText.noFallback)
    set("Paused", .isFalse, "ScaledObjectNotPaused", UpstreamText.notPaused)
  }

  private func wantedAutoscaler() -> HorizontalPodAutoscaler {
    HorizontalPodAutoscaler().with { made in
      let name = object.autoscalerName
      made.metadata.name = name
      made.metadata.namespace = object.metadata.namespace
      made.metadata.labels = [
        "app.kubernetes.io/managed-by": "keda-operator", "app.kubernetes.io/name": name,
        "app.kubernetes.io/part-of": object.metadata.name, "scaledobject.keda.sh/name": object.metadata.name,
      ]
      made.metadata.ownerReferences = [OwnerReference(controller: object)]
      made.scaleTargetRef = object.target
      made.minReplicas = max(1, object.minReplicaCount)
      made.maxReplicas = max(1, object.maxReplicaCount)
      made.behavior = object.behavior
      made.metrics = readings.compactMap { $0.metric(for: object) }
    }
  }

  // MARK: Zero and back

  mutating func poll(_ target: ScaleTarget) {
    let active = readings.first { $0.isActive }
    let replicas = target.replicas
    if let active {
      set("Active", .isTrue, "ScalerActive", UpstreamText.scalerActive)
      object.status.lastActiveTime = object.status.lastActiveTime ?? now
      let least = max(1, object.minReplicaCount)
      guard replicas == 0 || replicas < object.minReplicaCount || replicas == object.idleReplicaCount else {
        return
      }
      scale(target, to: least)
      result.report(
        object.reference, .normal, "KEDAScaleTargetActivated",
        UpstreamText.activated(object, from: replicas, to: least, by: active.trigger.type))
      result.record(object.reference, .autoscaling(.activated(replicas: least, trigger: active.trigger.type)))
      return
    }
    if original.status.conditions["Active"]?.status == .isTrue {
      object.status.lastActiveTime = now - .seconds(max(1, object.pollingInterval))
    }
    rest(target, replicas)
  }

  /// Nothing is active: the way to zero begins, once it has been so for long enough.
  private mutating func rest(_ target: ScaleTarget, _ replicas: Int) {
    let least = object.idleReplicaCount ?? object.minReplicaCount
    if replicas < least { return scale(target, to: least) }
    guard replicas > least, object.minReplicaCount == 0 || object.idleReplicaCount != nil else {
      return set("Active", .isFalse, "ScalerNotActive", UpstreamText.scalerNotActive)
    }
    let cooldown = Duration.seconds(max(0, object.cooldownPeriod))
    if let last = object.status.lastActiveTime, last + cooldown > now {
      set("Active", .isFalse, "ScalerCooldown", UpstreamText.scalerCooldown)
      let end = ScaledObjectController.nextPoll(of: object, notBefore: last + cooldown)
      return result.lookAgain(at: end)
    }
    set("Active", .isFalse, "ScalerNotActive", UpstreamText.scalerNotActive)
    let quiet = object.status.lastActiveTime.map { now - $0 } ?? .zero
    object.status.lastActiveTime = nil
    scale(target, to: least)
    result.report(
      object.reference, .normal, "KEDAScaleTargetDeactivated",
      UpstreamText.deactivated(object, from: replicas, to: least))
    result.record(object.reference, .autoscaling(.deactivated(from: replicas, to: least, quietFor: quiet)))
  }

  private mutating func scale(_ target: ScaleTarget, to replicas: Int) {
    result.writes.append(.update(target.scaled(to: replicas)))
  }

  private mutating func set(_ type: String, _ status: Condition.Status, _ reason: String, _ message: String) {
    object.status.conditions.set(
      Condition(type: type, status: status, reason: reason, message: message), at: now)
  }
}
