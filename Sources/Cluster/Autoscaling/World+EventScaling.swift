import Controllers
import Kubernetes

/// ScaledObjects: KEDA looks at their sources when what they say may have changed, at its next turn.
extension World {
  mutating func scaleByEvents(_ key: NamespacedName) {
    guard let object = objects.scaledObjects[key], state(of: .kedaOperator) == .runs else { return }
    let name = NamespacedName(namespace: key.namespace, name: object.autoscalerName)
    let own = objects.horizontalPodAutoscalers[name].flatMap {
      $0.metadata.controller?.uid == object.metadata.uid ? $0 : nil
    }
    var result = ScaledObjectController.reconcile(
      object, target: scaleTarget(object.target, in: key.namespace), autoscaler: own,
      readings: readings(of: object),
      at: now)
    if let next = nextLoadChange {
      result.lookAgain(at: ScaledObjectController.nextPoll(of: object, notBefore: next))
    }
    carryOut(asRecurring(result), by: .keda, on: key)
  }

  private func readings(of object: ScaledObject) -> [TriggerReading] {
    object.triggers.enumerated().map { index, trigger in
      TriggerReading(trigger, index: index, value: value(of: trigger, of: object))
    }
  }

  /// What waits in the queue of the trigger's name, or of the workload's own; of a trigger that counts requests,
  /// those that come to the workload.
  private func value(of trigger: ScaledObject.Trigger, of object: ScaledObject) -> Quantity {
    let namespace = object.metadata.namespace
    let own = loads[NamespacedName(namespace: namespace, name: object.scaleTargetRef.name)]
    if trigger.type == "prometheus" {
      return own.map { Quantity(milli: $0.rate(at: now).milli) } ?? .zero
    }
    let named = loads[NamespacedName(namespace: namespace, name: trigger.queueName)]
    let queue = named?.queue ?? own?.queue
    return Quantity(queue?.count(at: now) ?? 0)
  }

  /// What KEDA's metrics server answers a HorizontalPodAutoscaler; nil where there is none.
  func externalMetrics(in namespace: String) -> [MetricsAPIs.ExternalMetric]? {
    guard state(of: .kedaMetricsServer) == .runs else { return nil }
    return objects.all(ScaledObject.self, in: namespace).flatMap { object in
      readings(of: object).compactMap { reading in
        reading.source?.externalName.map {
          MetricsAPIs.ExternalMetric(
            namespace: namespace, name: $0, labels: ["scaledobject.keda.sh/name": object.metadata.name],
            value: reading.value)
        }
      }
    }
  }

  /// Has KEDA ask every source at its next turn.
  mutating func wakeScaledObjects() {
    for object in objects.scaledObjects.values {
      enqueue(
        .keda, object.name, at: ScaledObjectController.nextPoll(of: object, notBefore: nextTurn(of: .keda)))
    }
  }

  mutating func observeScaledObject(_ before: ScaledObject?, _ after: ScaledObject?) {
    if let after {
      if before?.metadata.generation != after.metadata.generation { enqueue(.keda, after.name) }
    } else if let before, before.restoresReplicaCount, let count = before.status.originalReplicaCount,
      let target = scaleTarget(before.target, in: before.metadata.namespace)
    {
      carryOut([.update(target.scaled(to: count))], by: .keda)
    }
  }
}
