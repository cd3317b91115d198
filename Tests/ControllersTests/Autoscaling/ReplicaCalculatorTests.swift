import Kubernetes
import Testing

@testable import Controllers

struct ReplicaCalculatorTests {
  private static let now = VirtualTime.seconds(3600)

  private static func pods(_ count: Int, prefix: String = "p", ready: Bool = true, startedAt: Int = 0)
    -> [Pod]
  {
    (0..<count).map { index in
      Pod("\(prefix)\(index)", on: "n1", ready: ready ? .seconds(startedAt) : nil).with {
        $0.status.phase = .running
        $0.status.startTime = .seconds(startedAt)
        $0.spec.containers[0].resources.requests = [.cpu: Quantity(milli: 200)]
        if !ready {
          $0.status.setReadiness(isReady: false, reason: "", message: "", at: .seconds(startedAt))
        }
      }
    }
  }

  struct Utilization: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var measured: [Int]
    var unready = 0
    var missing = 0
    var target: Int
    var replicas: Int
    var percent: Int
  }

  @Test(
    "replicas by utilization",
    arguments: [
      Utilization(
        testDescription: "150m of 200m against 50 %: half as many again", measured: [150, 150, 150, 150],
        target: 50, replicas: 6, percent: 75),
      Utilization(
        testDescription: "54 % against 50 % is within tolerance", measured: [108, 108, 108, 108], target: 50,
        replicas: 4, percent: 54),
      Utilization(
        testDescription: "a quarter of the target: a quarter of the Pods", measured: [25, 25, 25, 25],
        target: 50, replicas: 1, percent: 12),
      Utilization(
        testDescription: "Pods that are not ready count as idle on the way up", measured: [150, 150],
        unready: 2, target: 50, replicas: 4, percent: 75),
      Utilization(
        testDescription: "Pods without a measurement count as full on the way down", measured: [20, 20],
        missing: 2, target: 50, replicas: 4, percent: 10),
      Utilization(
        testDescription: "one Pod without a measurement counts as full among idle ones: half remain",
        measured: [0, 0, 0], missing: 1, target: 50, replicas: 2, percent: 0),
    ])
  func utilization(_ c: Utilization) throws {
    let measured = Self.pods(c.measured.count)
    let unready = Self.pods(c.unready, prefix: "u", ready: false, startedAt: 3590)
    let missing = Self.pods(c.missing, prefix: "m")
    var usage: [PodName: Quantity] = [:]
    for (pod, milli) in zip(measured, c.measured) { usage[pod.name] = Quantity(milli: milli) }
    for pod in unready { usage[pod.name] = Quantity(milli: 200) }
    let all = measured + unready + missing
    let proposal = try ReplicaCalculator(pods: all, currentReplicas: all.count, at: Self.now)
      .utilization(of: .cpu, usage: usage, target: c.target)
    #expect(proposal.replicas == c.replicas)
    #expect(proposal.utilizationPercent == c.percent)
  }

  @Test("a Pod without a request has no utilization; with no measurement there is nothing to say")
  func failures() {
    let bare = Self.pods(1).map { $0.with { $0.spec.containers[0].resources.requests = [:] } }
    #expect(throws: ReplicaCalculator.Failure.missingRequest(.cpu, container: "app", pod: bare[0].name)) {
      try ReplicaCalculator(pods: bare, currentReplicas: 1, at: Self.now)
        .utilization(of: .cpu, usage: [bare[0].name: Quantity(milli: 100)], target: 50)
    }
    #expect(throws: ReplicaCalculator.Failure.noMetrics) {
      try ReplicaCalculator(pods: Self.pods(1), currentReplicas: 1, at: Self.now)
        .utilization(of: .cpu, usage: [:], target: 50)
    }
  }

  @Test("an average for each Pod, and a value of all together")
  func values() throws {
    let calculator = ReplicaCalculator(pods: Self.pods(3), currentReplicas: 3, at: Self.now)
    var usage: [PodName: Quantity] = [:]
    for pod in Self.pods(3) { usage[pod.name] = Quantity(20) }
    #expect(try calculator.averageValue(of: nil, usage: usage, target: Quantity(10)).replicas == 6)
    #expect(calculator.external(value: Quantity(95), target: .averageValue(Quantity(10))).replicas == 10)
    #expect(calculator.external(value: Quantity(20), target: .value(Quantity(10))).replicas == 6)
    #expect(calculator.external(value: Quantity(0), target: .averageValue(Quantity(10))).replicas == 0)
  }

  @Test("amounts beyond all measure are held to what can be counted")
  func enormous() throws {
    let pods = Self.pods(2)
    let usage = Dictionary(uniqueKeysWithValues: pods.map { ($0.name, Quantity(Int.max)) })
    let calculator = ReplicaCalculator(pods: pods, currentReplicas: 2, at: Self.now)
    let proposal = try calculator.utilization(of: .cpu, usage: usage, target: 1)
    #expect(proposal.replicas == Int(Int32.max))
    #expect(
      try calculator.averageValue(of: nil, usage: usage, target: Quantity(nanos: 1)).replicas
        == Int(Int32.max))
  }

  @Test("only the container that is named counts, its request too")
  func oneContainer() throws {
    let pods = Self.pods(2).map { pod in
      pod.with {
        var sidecar = Container()
        sidecar.name = "proxy"
        $0.spec.containers.append(sidecar)
      }
    }
    let usage = Dictionary(uniqueKeysWithValues: pods.map { ($0.name, Quantity(milli: 200)) })
    let calculator = ReplicaCalculator(pods: pods, currentReplicas: 2, at: Self.now)
    #expect(
      try calculator.utilization(of: .cpu, container: "app", usage: usage, target: 50).replicas == 4)
    #expect(throws: ReplicaCalculator.Failure.missingRequest(.cpu, container: "proxy", pod: pods[0].name)) {
      try calculator.utilization(of: .cpu, usage: usage, target: 50)
    }
  }

  private func autoscaler(_ change: (inout HorizontalPodAutoscaler) -> Void = { _ in })
    -> HorizontalPodAutoscaler
  {
    HorizontalPodAutoscaler().with {
      $0.maxReplicas = 100
      change(&$0)
    }
  }

  struct Held: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var desired: Int
    var from: Int
    var earlier: [(secondsAgo: Int, replicas: Int)] = []
    var change: @Sendable (inout HorizontalPodAutoscaler) -> Void = { _ in }
    var replicas: Int
    var limit = "DesiredWithinRange"
  }

  @Test(
    "an autoscaler is held back",
    arguments: [
      Held(
        testDescription: "to twice as many without a behaviour", desired: 50, from: 10, replicas: 20,
        limit: "ScaleUpLimit"),
      Held(testDescription: "to four from one", desired: 50, from: 1, replicas: 4, limit: "ScaleUpLimit"),
      Held(
        testDescription: "by its bounds", desired: 50, from: 40, change: { $0.maxReplicas = 45 },
        replicas: 45,
        limit: "TooManyReplicas"),
      Held(
        testDescription: "by what it recommended within five minutes", desired: 2, from: 10,
        earlier: [(301, 9), (299, 7), (20, 3)], replicas: 7),
      Held(
        testDescription: "by a window of its own", desired: 2, from: 10, earlier: [(61, 9), (59, 7)],
        change: {
          var down = HorizontalPodAutoscaler.ScalingRules()
          down.stabilizationWindowSeconds = 60
          $0.behavior = HorizontalPodAutoscaler.Behavior()
          $0.behavior?.scaleDown = down
        }, replicas: 7),
      Held(
        testDescription: "by a policy of one Pod a minute", desired: 2, from: 10,
        change: {
          var down = HorizontalPodAutoscaler.ScalingRules()
          down.stabilizationWindowSeconds = 0
          down.policies = [.init(.pods, 1, periodSeconds: 60)]
          $0.behavior = HorizontalPodAutoscaler.Behavior()
          $0.behavior?.scaleDown = down
        }, replicas: 9, limit: "ScaleDownLimit"),
      Held(
        testDescription: "wholly in a direction that is disabled", desired: 20, from: 10,
        change: {
          var up = HorizontalPodAutoscaler.ScalingRules()
          up.selectPolicy = .disabled
          $0.behavior = HorizontalPodAutoscaler.Behavior()
          $0.behavior?.scaleUp = up
        }, replicas: 10, limit: "ScaleUpLimit"),
    ])
  func held(_ c: Held) {
    var history = ScalingHistory()
    for earlier in c.earlier {
      history.recommend(earlier.replicas, at: Self.now - Duration.seconds(earlier.secondsAgo))
    }
    history.recommend(c.desired, at: Self.now)
    let limit = ScalingStabilization.limit(
      c.desired, from: c.from, by: autoscaler(c.change), history: history, at: Self.now)
    #expect(limit.replicas == c.replicas)
    #expect(limit.limit == c.limit)
  }

  @Test("what was added within a policy's period counts against it")
  func periods() {
    var history = ScalingHistory()
    history.scaled(by: 3, at: Self.now - Duration.seconds(10))
    var up = HorizontalPodAutoscaler.ScalingRules()
    up.policies = [.init(.pods, 4, periodSeconds: 15)]
    let autoscaler = autoscaler {
      $0.behavior = HorizontalPodAutoscaler.Behavior()
      $0.behavior?.scaleUp = up
    }
    func limit(at now: VirtualTime) -> Int {
      var history = history
      history.recommend(50, at: now)
      return ScalingStabilization.limit(50, from: 8, by: autoscaler, history: history, at: now).replicas
    }
    #expect(limit(at: Self.now) == 9)
    #expect(limit(at: Self.now + .seconds(6)) == 12)
  }
}
