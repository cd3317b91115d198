import Controllers
import Kubernetes
import Narration
import Testing

/// What loads and autoscalers say.
struct AutoscalingMessageTests {
  private static func step(_ kind: Kind, _ name: String, _ change: ControllerStep.Change) -> ControllerStep {
    ControllerStep(
      object: ObjectReference(kind: kind, name: NamespacedName(namespace: "default", name: name)),
      change: change)
  }

  private static func ofAutoscaler(_ change: AutoscalingChange) -> ControllerStep {
    step(.horizontalPodAutoscaler, "web", .autoscaling(change))
  }

  private static let cpu = MetricFinding(
    metric: .init(.resource(.cpu), .utilization(70)), utilization: 143, value: Quantity(milli: 286),
    ratio: 2.043,
    replicas: 7)
  private static let queue = MetricFinding(
    metric: .init(.external(name: "queue_messages", selector: nil), .averageValue(Quantity(30))),
    utilization: nil, value: Quantity(100), ratio: 3.334, replicas: 10)

  private static func scaling(
    from: Int = 3, to: Int, wanted: Int = 7, _ findings: [MetricFinding] = [cpu],
    stabilization: String = "ReadyForNewScale", limit: String = "DesiredWithinRange"
  ) -> HorizontalScaling {
    HorizontalScaling(
      from: from, to: to, wanted: wanted, findings: findings, stabilization: stabilization,
      window: .seconds(300), limit: limit)
  }

  private static let recommendation: VerticalPodAutoscaler.ContainerRecommendation = {
    var recommendation = VerticalPodAutoscaler.ContainerRecommendation()
    recommendation.containerName = "app"
    recommendation.target = [.cpu: Quantity(milli: 587), .memory: Quantity(bytes: 262_144_000)]
    return recommendation
  }()

  static let autoscaling: [ControllerStep] = [
    ofAutoscaler(.rescaled(scaling(to: 7))),
    ofAutoscaler(.rescaled(scaling(to: 10, wanted: 10, [cpu, queue]))),
    ofAutoscaler(.rescaled(scaling(to: 6, limit: "ScaleUpLimit"))),
    ofAutoscaler(.rescaled(scaling(to: 5, limit: "TooManyReplicas"))),
    ofAutoscaler(.rescaled(scaling(to: 9, stabilization: "ScaleDownStabilized"))),
    ofAutoscaler(.held(scaling(to: 3, stabilization: "ScaleUpStabilized"))),
    ofAutoscaler(.held(scaling(to: 3, limit: "ScaleDownLimit"))),
    ofAutoscaler(.held(scaling(from: 1, to: 1, limit: "TooFewReplicas"))),
    ofAutoscaler(.blind(reason: "FailedGetResourceMetric", message: "no metrics returned")),
    ofAutoscaler(.sees),
    step(.scaledObject, "worker", .autoscaling(.refused(message: "no scaler found for type: fax"))),
    step(
      .scaledObject, "worker",
      .autoscaling(.madeAutoscaler(name: "keda-hpa-worker", metrics: ["s0-aws-sqs-queue"]))),
    step(.scaledObject, "worker", .autoscaling(.activated(replicas: 1, trigger: "aws-sqs-queue"))),
    step(.scaledObject, "worker", .autoscaling(.deactivated(from: 4, to: 0, quietFor: .seconds(300)))),
    step(.verticalPodAutoscaler, "web", .autoscaling(.recommended([recommendation]))),
    step(
      .verticalPodAutoscaler, "web",
      .autoscaling(.evictedForResize(PodName(namespace: "default", name: "web-1")))),
  ]

  @Test("an autoscaler says what it measured, what it wants, and what holds it back")
  func everyAutoscalingChange() throws {
    try Golden.expect(
      Self.autoscaling.flatMap { Prose.lines(of: ControllerMessage.step($0)) }, named: "autoscaling")
  }

  private static func service(arriving: Int, served: Int, throttled: Int = 0) -> ServiceLevel {
    var service = ServiceLevel()
    service.pods = 2
    service.arriving = Rate(arriving)
    service.served = Rate(milli: served)
    service.latency = arriving * 1000 > served ? 5000 : 52
    service.throttledPercent = throttled
    return service
  }

  static let loads: [ControllerStep] = [
    step(.deployment, "web", .load(.overloaded(service(arriving: 500, served: 235_500, throttled: 52)))),
    step(.deployment, "web", .load(.overloaded(service(arriving: 500, served: 200_000)))),
    step(.deployment, "web", .load(.keepsUp(service(arriving: 500, served: 500_000)))),
    step(.deployment, "web", .load(.unserved(arriving: Rate(500)))),
    step(.deployment, "worker", .load(.queueEmptied)), step(.node, "ip-1", .memoryPressure(true)),
    step(.node, "ip-1", .memoryPressure(false)),
    step(
      .pod, "web-1",
      .evictedForMemory(
        used: Quantity(bytes: 3 << 30), request: Quantity(bytes: 1 << 30), qosClass: .burstable)),
  ]

  private static func load(_ pattern: LoadPattern, queue: Int? = nil) -> ApplicationLoad {
    ApplicationLoad(
      of: step(.deployment, "web", .podReady).object, pattern, since: .start,
      queue: queue.map { MessageQueue($0, at: .start) })
  }

  static let others: [LoadMessage] = [
    .set(load(.constant(Rate(500))), pods: 3), .set(load(.constant(Rate(500))), pods: 0),
    .set(load(.ramp(from: Rate(100), to: Rate(500), over: .seconds(600))), pods: 1),
    .set(
      load(.wave(low: Rate(100), high: Rate(500), period: .seconds(600), lasting: .seconds(3600))), pods: 1),
    .set(load(.constant(.zero), queue: 2000), pods: 1), .set(load(.constant(Rate(20)), queue: 2000), pods: 1),
    .ended(name: "web"), .none, .badLoad("soon"), .badRate("many"), .badWave, .unknownProfile("fast"),
    .noSuchWorkload("wbe", namespace: "default", nearest: ["web"]),
    .nothingToEnd(name: "web", loaded: ["worker"]), .nothingToEnd(name: "web", loaded: []),
  ]

  @Test("an application under load says whether it keeps up")
  func loads() throws {
    try Golden.expect(
      Self.loads.flatMap { Prose.lines(of: ControllerMessage.step($0)) }
        + Self.others.flatMap { Prose.lines(of: $0) }, named: "loads")
  }
}
