import Kubernetes
import Testing

@testable import Controllers

struct HorizontalAutoscalerTests {
  private static let now = VirtualTime.seconds(3600)

  private static func target(_ replicas: Int) -> ScaleTarget {
    .deployment(
      Deployment().with {
        $0.metadata.name = "web"
        $0.replicas = replicas
        $0.status.replicas = replicas
      })
  }

  private static func pods(_ count: Int, request: Int? = 200) -> [Pod] {
    (0..<count).map { index in
      Pod("web-\(index)", on: "n1", ready: .start).with {
        $0.status.phase = .running
        $0.status.startTime = .start
        if let request { $0.spec.containers[0].resources.requests = [.cpu: Quantity(milli: request)] }
      }
    }
  }

  private static func served(_ milli: Int, by pods: [Pod]) -> MetricsAPIs.ResourceMetrics {
    .served(
      Dictionary(
        uniqueKeysWithValues: pods.map {
          ($0.name, [ContainerUsage(name: "app", cpu: milli, memory: 100 << 20)])
        }))
  }

  private static func autoscaler(_ metrics: [HorizontalPodAutoscaler.Metric]) -> HorizontalPodAutoscaler {
    HorizontalPodAutoscaler().with {
      $0.metadata.name = "web"
      $0.metadata.namespace = "default"
      $0.scaleTargetRef = ScaleTargetReference(apiVersion: "apps/v1", kind: "Deployment", name: "web")
      ($0.minReplicas, $0.maxReplicas) = (1, 10)
      $0.metrics = metrics
    }
  }

  /// One look: the replicas written, conditions, and reasons of events.
  private static func look(
    _ autoscaler: HorizontalPodAutoscaler, _ target: ScaleTarget?, _ pods: [Pod], _ metrics: MetricsAPIs
  ) -> (replicas: Int?, conditions: [Condition], events: [String]) {
    var history = ScalingHistory()
    let answer = HorizontalAutoscalerController.reconcile(
      autoscaler, target: target, pods: pods, metrics: metrics, history: &history, at: now)
    var replicas: Int?
    var conditions: [Condition] = []
    var events: [String] = []
    for write in answer.writes {
      switch write {
      case .update(let object): replicas = (object as? Deployment)?.replicas
      case .updateStatus(let object):
        conditions = (object as? HorizontalPodAutoscaler)?.status.conditions ?? []
      case .report(let report): events.append(report.reason)
      case .create, .delete: break
      }
    }
    return (replicas, conditions, events)
  }

  private static let cpu = HorizontalPodAutoscaler.Metric(.resource(.cpu), .utilization(50))

  @Test("four Pods at 75 % of their requests become six where half is wanted")
  func scalesUp() {
    var metrics = MetricsAPIs()
    let pods = Self.pods(4)
    metrics.resource = Self.served(150, by: pods)
    let look = Self.look(Self.autoscaler([Self.cpu]), Self.target(4), pods, metrics)
    #expect(look.replicas == 6)
    #expect(look.events == ["SuccessfulRescale"])
    #expect(
      look.conditions.map { "\($0.type)=\($0.status.rawValue) \($0.reason)" } == [
        "AbleToScale=True SucceededRescale", "ScalingActive=True ValidMetricFound",
        "ScalingLimited=False DesiredWithinRange",
      ])
  }

  @Test("of several metrics the one that asks for most counts; one that fails forbids only going down")
  func severalMetrics() {
    let pods = Self.pods(4)
    var metrics = MetricsAPIs()
    metrics.resource = Self.served(150, by: pods)
    metrics.custom = MetricsAPIs.CustomMetrics()
    let unknown = HorizontalPodAutoscaler.Metric(
      .pods(name: "lost", selector: nil), .averageValue(Quantity(1)))
    let memory = HorizontalPodAutoscaler.Metric(.resource(.memory), .averageValue(Quantity(bytes: 50 << 20)))
    #expect(Self.look(Self.autoscaler([Self.cpu, memory]), Self.target(4), pods, metrics).replicas == 8)
    #expect(Self.look(Self.autoscaler([unknown, Self.cpu]), Self.target(4), pods, metrics).replicas == 6)
    metrics.resource = Self.served(10, by: pods)
    let blind = Self.look(Self.autoscaler([unknown, Self.cpu]), Self.target(4), pods, metrics)
    #expect(blind.replicas == nil)
    #expect(blind.conditions["ScalingActive"]?.reason == "FailedGetPodsMetric")
    #expect(blind.events == ["FailedGetPodsMetric", "FailedComputeMetricsReplicas"])
  }

  struct Blind: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var request: Int? = 200
    var resource: MetricsAPIs.ResourceMetrics
    var message: String
  }

  private static let prefix =
    "the HPA was unable to compute the replica count: failed to get cpu utilization: "

  @Test(
    "an autoscaler that cannot see says why",
    arguments: [
      Blind(
        testDescription: "no Metrics Server", resource: .notRegistered,
        message:
          "unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)"
      ),
      Blind(
        testDescription: "one that does not run", resource: .unavailable,
        message:
          "unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server is currently unable to handle the request (get pods.metrics.k8s.io)"
      ),
      Blind(
        testDescription: "one that has measured nothing yet", resource: .served([:]),
        message: "unable to get metrics for resource cpu: no metrics returned from resource metrics API"),
      Blind(
        testDescription: "Pods without requests", request: nil, resource: served(100, by: pods(2)),
        message: "missing request for cpu in container app of Pod web-0"),
    ])
  func blind(_ c: Blind) throws {
    var metrics = MetricsAPIs()
    metrics.resource = c.resource
    let look = Self.look(
      Self.autoscaler([Self.cpu]), Self.target(2), Self.pods(2, request: c.request), metrics)
    let condition = try #require(look.conditions["ScalingActive"])
    #expect(condition.status == .isFalse)
    #expect(condition.reason == "FailedGetResourceMetric")
    #expect(condition.message == Self.prefix + c.message)
    #expect(look.replicas == nil)
  }

  @Test("without its workload it cannot scale; a workload at zero is left alone")
  func targets() {
    let missing = Self.look(Self.autoscaler([Self.cpu]), nil, [], MetricsAPIs())
    #expect(missing.conditions["AbleToScale"]?.reason == "FailedGetScale")
    let asleep = Self.look(Self.autoscaler([Self.cpu]), Self.target(0), [], MetricsAPIs())
    #expect(asleep.conditions["ScalingActive"]?.reason == "ScalingDisabled")
    #expect(asleep.replicas == nil)
  }

  @Test(
    "what an autoscaler finds counts as its first recommendation: it does not go down before five minutes")
  func firstRecommendation() {
    var history = ScalingHistory()
    var metrics = MetricsAPIs()
    let pods = Self.pods(4)
    metrics.resource = Self.served(10, by: pods)
    func replicas(at now: VirtualTime) -> Int? {
      let answer = HorizontalAutoscalerController.reconcile(
        Self.autoscaler([Self.cpu]), target: Self.target(4), pods: pods, metrics: metrics, history: &history,
        at: now)
      for case .update(let object) in answer.writes { return (object as? Deployment)?.replicas }
      return answer.lookAgainAt == nil ? -1 : nil
    }
    #expect(replicas(at: Self.now) == nil)
    #expect(replicas(at: Self.now + .seconds(300)) == nil)
    #expect(replicas(at: Self.now + .seconds(315)) == 1)
  }
}
