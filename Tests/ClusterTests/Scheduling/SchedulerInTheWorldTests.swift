import Kubernetes
import Manifests
import Scheduling
import Testing

@testable import Cluster

/// kube-scheduler as an actor of the world: whose Pods it takes, by which configuration, and what is kept of it.
@Suite struct SchedulerInTheWorldTests {
  private func world(nodes: String...) throws -> World {
    var world = World()
    try world.apply(nodes.joined(separator: "\n---\n"))
    return world
  }

  private func node(_ name: String, cpu: Int = 4, spec: String = "") -> String {
    """
    apiVersion: v1
    kind: Node
    metadata: {name: \(name), labels: {kubernetes.io/hostname: \(name)}}
    spec: {\(spec)}
    status: {allocatable: {cpu: \(cpu), memory: 8Gi, pods: 110}, conditions: [{type: Ready, status: "True"}]}
    """
  }

  private func pod(_ name: String, cpu: Int = 1, on node: String? = nil, spec: String = "") -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {name: \(name), namespace: default}
    spec: {\(node.map { "nodeName: \($0), " } ?? "")containers: [{name: c, image: c, resources: {requests: {cpu: \(cpu), memory: 1Gi}}}]\(spec.isEmpty ? "" : ", " + spec)}
    """
  }

  private let packing = """
    apiVersion: kubescheduler.config.k8s.io/v1
    kind: KubeSchedulerConfiguration
    profiles:
    - schedulerName: packing
      pluginConfig: [{name: NodeResourcesFit, args: {scoringStrategy: {type: MostAllocated}}}]
      plugins: {score: {disabled: [{name: NodeResourcesBalancedAllocation}]}}
    - schedulerName: default-scheduler
    """

  @Test func aConfigurationIsInForceAtOnceAndUntilItIsDeleted() throws {
    var world = try world(nodes: node("a"), node("b"))
    try world.apply(pod("old", cpu: 2, on: "b"))
    try world.apply(packing)
    try world.apply(pod("packed", spec: "schedulerName: packing"))
    world.run(until: .seconds(5))
    #expect(world.node(of: "packed") == "b")
    try world.apply(pod("spread"))
    world.run(until: .seconds(10))
    #expect(world.node(of: "spread") == "a")
    let configuration = try #require(world.objects.kubeSchedulerConfigurations.values.first)
    try world.delete(configuration.reference)
    #expect(world.schedulerNames == ["default-scheduler"])
    try world.apply(pod("nobodys", spec: "schedulerName: packing"))
    world.run(until: .seconds(20))
    #expect(world.node(of: "nobodys") == nil)
    #expect(world.schedulingAttempts.count(of: name("nobodys")) == 0)
  }

  @Test func aNameThatAProfileGetsTakesInThePodsThatWaitForIt() throws {
    var world = try world(nodes: node("a"))
    try world.apply(pod("new", spec: "schedulerName: packing"))
    world.run(until: .seconds(5))
    #expect(world.node(of: "new") == nil)
    #expect(world.objects.pods[name("new")]?.status.conditions["PodScheduled"] == nil)
    try world.apply(packing)
    world.run(until: .seconds(6))
    #expect(world.node(of: "new") == "a")
  }

  @Test func aConfigurationThatSchedulesNobodyIsRefused() throws {
    var world = try world(nodes: node("a"))
    let text = packing.replacing("MostAllocated", with: "LeastAllocated")
      .replacing("NodeResourcesBalancedAllocation}]", with: "x}], enabled: [{name: NodeName}]")
    let error = #expect(throws: APIError.self) { try world.apply(text) }
    #expect(
      error?.message
        == "initializing profiles: creating profile for scheduler name packing: plugin \"NodeName\" does not extend ScorePlugin plugin"
    )
    #expect(world.objects.kubeSchedulerConfigurations.isEmpty)
  }

  @Test func anotherConfigurationGivesWaitingPodsAnotherAttempt() throws {
    var world = try world(nodes: node("a", spec: "taints: [{key: team, effect: NoSchedule}]"))
    try world.apply(pod("new"))
    world.run(until: .seconds(5))
    #expect(world.node(of: "new") == nil)
    try world.apply(
      """
      apiVersion: kubescheduler.config.k8s.io/v1
      kind: KubeSchedulerConfiguration
      profiles: [{plugins: {filter: {disabled: [{name: TaintToleration}]}}}]
      """)
    world.run(until: .seconds(6))
    #expect(world.node(of: "new") == "a")
  }

  @Test func attemptsThatEndAlikeAreOneRun() throws {
    var world = try world(nodes: node("a", cpu: 2))
    try world.apply(pod("old", cpu: 2, on: "a"), pod("other", cpu: 1, on: "a"))
    try world.apply(pod("new", cpu: 2))
    world.run(until: .seconds(5))
    let records = world.decisions.count
    try world.delete(ObjectReference(kind: .pod, name: name("other")), gracePeriodSeconds: 0)
    world.run(until: .seconds(30))
    let runs = world.schedulingAttempts.runs(of: name("new"))
    #expect(runs.map(\.count) == [2])
    #expect(runs.first?.first == .start)
    #expect(world.decisions.all.dropFirst(records).allSatisfy { $0.actor != .scheduler })
    #expect(world.objects.events.values.first { $0.reason == "FailedScheduling" }?.count == 2)
    try world.apply(node("b"))
    world.run(until: .seconds(60))
    #expect(world.schedulingAttempts.runs(of: name("new")).map(\.count) == [2, 1])
    #expect(world.schedulingAttempts.count(of: name("new")) == 3)
  }

  @Test func anAttemptIsDecidedAgainAsItWas() throws {
    var world = try world(nodes: node("a"), node("b", spec: "unschedulable: true"), node("c", cpu: 2))
    for index in 0..<4 {
      try world.apply(pod("p\(index)"))
      world.run(until: .seconds(10 * (index + 1)))
    }
    try world.delete(ObjectReference(kind: .node, name: NamespacedName(namespace: "", name: "c")))
    for index in 0..<4 {
      let run = try #require(world.schedulingAttempts.runs(of: name("p\(index)")).first)
      guard case .podPlacement(let recorded)? = world.decisions[run.record]?.decision else {
        Issue.record("no placement")
        continue
      }
      let placement = try #require(world.schedulingAttempts.attempt(run)).placement
      #expect(recorded.sheet == nil)
      #expect(placement.sheet?.nodes.count == 3)
      #expect(placement.outcome == recorded.outcome)
      #expect(placement.winner == recorded.winner)
      #expect(placement.runnerUp == recorded.runnerUp)
      #expect(placement.rejections == recorded.rejections)
    }
  }

  @Test func whatIsKeptOfAttemptsIsBounded() throws {
    var world = try world(nodes: node("a", cpu: 1))
    try world.apply(pod("new", cpu: 9))
    for index in 0..<80 {
      try world.apply(node("n\(index)", cpu: 9, spec: "taints: [{key: t\(index), effect: NoSchedule}]"))
      try world.apply(node("n\(index)", cpu: 9, spec: "unschedulable: true"))
      world.run(until: .seconds(20 * (index + 1)))
    }
    let runs = world.schedulingAttempts.runs(of: name("new"))
    #expect(runs.count == 32)
    #expect(runs.first?.first == .start)
    #expect(world.schedulingAttempts.count(of: name("new")) > 32)
    try world.delete(ObjectReference(kind: .pod, name: name("new")))
    #expect(world.schedulingAttempts.runs(of: name("new")).isEmpty)
  }

  @Test func victimsAreToldWhoTookTheirPlace() throws {
    var world = try world(nodes: node("a"))
    try world.apply(pod("low", cpu: 3))
    world.run(until: .seconds(5))
    try world.apply(
      "{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: vip}, value: 10}",
      pod("high", cpu: 3, spec: "priorityClassName: vip"))
    let step = world.step(.only(.scheduler))
    let placed = try #require(step)
    guard case .podPlacement(let placement)? = placed.records.first?.decision,
      case .nominated(let candidate, _)? = placement.preemption?.outcome
    else {
      Issue.record("nobody was preempted")
      return
    }
    #expect(candidate.victims.map(\.pod.name) == ["low"])
    let (low, high) = (world.objects.pods[name("low")], try #require(world.objects.pods[name("high")]))
    #expect(low?.metadata.isBeingDeleted == true)
    let condition = low?.status.conditions["DisruptionTarget"]
    #expect(condition?.reason == "PreemptionByScheduler")
    #expect(condition?.message == "default-scheduler: preempting to accommodate a higher priority pod")
    #expect(high.status.nominatedNodeName == "a")
    let event = world.objects.events.values.first { $0.reason == "Preempted" }
    #expect(event?.message == "Preempted by pod \(high.metadata.uid) on node a")
    #expect(event?.involvedObject.name == name("low"))
    world.run(until: .seconds(60))
    #expect(world.node(of: "high") == "a")
    #expect(world.objects.pods[name("high")]?.status.nominatedNodeName == nil)
  }

  private func name(_ pod: String) -> PodName { PodName(namespace: "default", name: pod) }
}

extension World {
  fileprivate func node(of pod: String) -> NodeName? {
    objects.pods[PodName(namespace: "default", name: pod)]?.spec.nodeName
  }
}
