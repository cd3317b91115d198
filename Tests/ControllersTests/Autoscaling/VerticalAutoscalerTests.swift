import Kubernetes
import Testing

@testable import Controllers

struct VerticalAutoscalerTests {
  private static let pod = PodName(namespace: "default", name: "hamster-0")

  private static func history(
    minutes: Int, cpu: Int, memory: Int = 50 << 20, after: UsageHistory = UsageHistory(), from start: Int = 0
  )
    -> UsageHistory
  {
    var history = after
    let sample = UsageHistory.Sample(cpu: cpu, cpuRequest: 100, memory: memory, kills: 0)
    for minute in start..<(start + minutes) { history.note([pod: sample], at: .seconds(minute * 60)) }
    return history
  }

  private static func recommend(
    _ history: UsageHistory, _ change: (inout VerticalPodAutoscaler) -> Void = { _ in }
  )
    throws -> VerticalPodAutoscaler.ContainerRecommendation
  {
    let autoscaler = VerticalPodAutoscaler().with(change)
    return try #require(VerticalRecommender.recommend(["hamster": history], for: autoscaler).first)
  }

  @Test("half a core and little memory: what the recommender says of the VPA's own example")
  func hamster() throws {
    let found = try Self.recommend(Self.history(minutes: 60, cpu: 500))
    #expect(found.target[.cpu] == Quantity(milli: 587))
    #expect(found.target[.memory] == Quantity("262144k"))
    #expect(found.lowerBound[.cpu].map { $0 < Quantity(milli: 587) } ?? false)
    #expect(found.upperBound[.cpu].map { $0 > Quantity(5) } ?? false)
  }

  @Test("the bounds close in as the history grows")
  func confidence() throws {
    let day = try Self.recommend(Self.history(minutes: 1441, cpu: 500))
    #expect(day.target[.cpu] == Quantity(milli: 587))
    #expect(day.lowerBound[.cpu] == Quantity(milli: 586))
    #expect(day.upperBound[.cpu] == Quantity(milli: 1175))
  }

  @Test("one busy hour of ten raises the target and not the lower bound")
  func peaks() throws {
    let quiet = Self.history(minutes: 500, cpu: 100)
    let busy = try Self.recommend(Self.history(minutes: 100, cpu: 900, after: quiet, from: 500))
    #expect(busy.target[.cpu].map { $0 > Quantity(milli: 1000) } ?? false)
    #expect(busy.lowerBound[.cpu].map { $0 < Quantity(milli: 150) } ?? false)
  }

  @Test("minutes that are passed over count as those before them")
  func passedOver() {
    let sample = UsageHistory.Sample(cpu: 300, cpuRequest: 100, memory: 1 << 30, kills: 0)
    var skipping = UsageHistory()
    skipping.note([Self.pod: sample], at: .start)
    skipping.note([Self.pod: sample], at: .seconds(59 * 60))
    #expect(skipping == Self.history(minutes: 60, cpu: 300, memory: 1 << 30))
  }

  @Test("policies cap, and leave containers and resources out")
  func policies() throws {
    let history = Self.history(minutes: 60, cpu: 500)
    var policy = VerticalPodAutoscaler.ContainerPolicy()
    policy.containerName = "*"
    policy.maxAllowed = [.cpu: Quantity(milli: 400)]
    let capped = try Self.recommend(history) { $0.containerPolicies = [policy] }
    #expect(capped.target[.cpu] == Quantity(milli: 400))
    #expect(capped.uncappedTarget[.cpu] == Quantity(milli: 587))
    policy.controlledResources = ["memory"]
    #expect(try Self.recommend(history) { $0.containerPolicies = [policy] }.target[.cpu] == nil)
    policy.mode = .off
    let off = VerticalPodAutoscaler().with { $0.containerPolicies = [policy] }
    #expect(VerticalRecommender.recommend(["hamster": history], for: off).isEmpty)
  }

  @Test("a Pod is made with what is recommended; its limits keep their proportion")
  func admission() throws {
    let recommendation = try Self.recommend(Self.history(minutes: 60, cpu: 500))
    let autoscaler = VerticalPodAutoscaler().with {
      $0.metadata.name = "hamster"
      $0.status.recommendation = [recommendation]
    }
    let pod = Pod("hamster-1").with {
      $0.spec.containers[0].name = "hamster"
      $0.spec.containers[0].resources.requests = [.cpu: Quantity(milli: 100)]
      $0.spec.containers[0].resources.limits = [.cpu: Quantity(milli: 200)]
    }
    let admitted = VerticalAdmission.admit(pod, by: autoscaler)
    #expect(admitted.spec.containers[0].resources.requests[.cpu] == Quantity(milli: 587))
    #expect(admitted.spec.containers[0].resources.limits[.cpu] == Quantity(milli: 1174))
    #expect(VerticalAdmission.admit(pod, by: autoscaler.with { $0.updateMode = .off }) == pod)
  }

  @Test("half of a workload's Pods at most go at one time, and none of a single one")
  func evictions() throws {
    let recommendation = try Self.recommend(Self.history(minutes: 1441, cpu: 500))
    let autoscaler = VerticalPodAutoscaler().with { $0.status.recommendation = [recommendation] }
    func pods(_ count: Int, cpu: Int) -> [Pod] {
      (0..<count).map { index in
        Pod("hamster-\(index)", ready: .start).with {
          $0.spec.containers[0].name = "hamster"
          $0.spec.containers[0].resources.requests = [
            .cpu: Quantity(milli: cpu), .memory: Quantity(bytes: 250 << 20),
          ]
        }
      }
    }
    func evicted(_ pods: [Pod], of replicas: Int) -> Int {
      VerticalAutoscalerController.evictions(autoscaler, pods: pods, replicas: replicas).count
    }
    #expect(evicted(pods(4, cpu: 100), of: 4) == 2)
    #expect(evicted(pods(3, cpu: 100), of: 4) == 1)
    #expect(evicted(pods(4, cpu: 600), of: 4) == 0)
    #expect(evicted(pods(1, cpu: 100), of: 1) == 0)
  }
}
