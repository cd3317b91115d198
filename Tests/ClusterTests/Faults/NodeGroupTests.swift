import Cloud
import Cluster
import Controllers
import Kubernetes
import Testing

/// The managed node group keeps to the size that it is given.
struct NodeGroupTests {
  @Test(
    "more nodes join; fewer leave one by one, drained first, the oldest of the fullest zone before the others"
  )
  func followsItsSize() throws {
    var world = World.course()
    let before = world.groupNames
    try world.scale(to: 4, maximum: 5)
    world.runUntilIdle()
    let grown = world.groupNames
    #expect(before == ["boot-1a", "boot-1b"] && grown == ["boot-1a", "boot-1b", "boot-1c", "boot-2a"])
    #expect(world.objects.nodes.values.allSatisfy { $0.isReady })

    try world.scale(to: 3)
    let asked = world.now
    world.runUntilIdle()
    #expect(world.groupNames == ["boot-1b", "boot-1c", "boot-2a"], "the fullest zone's oldest has gone")
    let steps = world.drainSteps(of: "boot-1a")
    #expect(steps.first == .began(because: .scaleIn(group: "bootstrap"), onlyCordons: false))
    #expect(steps.last == .done)
    let record = try #require(world.decisions.all.last { $0.isDrain(of: "boot-1a") })
    #expect(record.time > asked && world.decisions.causes(of: record.id).last?.actor == .user)
    world.run(until: world.now + .seconds(600))
    #expect(world.groupNames.count == 3, "none is launched in its place")
    let pending = world.objects.all(Pod.self, in: "kube-system").filter { $0.spec.nodeName == nil }
    #expect(pending.isEmpty)
  }

  @Test("a Pod that its budget holds keeps the node for fifteen minutes, and not longer")
  func deadline() throws {
    var world = World.course()
    try world.apply(
      """
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: dns, namespace: kube-system}
      spec: {maxUnavailable: 0, selector: {matchLabels: {k8s-app: kube-dns}}}
      """)
    world.runUntilIdle()
    try world.scale(to: 1)
    let asked = world.now
    world.run(until: asked + .seconds(890))
    let node = try #require(world.objects.node("boot-1a"))
    #expect(node.spec.unschedulable && world.groupNames.count == 2)
    world.run(until: asked + .seconds(1000))
    #expect(world.groupNames == ["boot-1b"])
    guard case .gaveUp(let left)? = world.drainSteps(of: "boot-1a").last else {
      Issue.record("\(world.drainSteps(of: "boot-1a"))")
      return
    }
    #expect(left.allSatisfy { $0.name.hasPrefix("coredns") } && !left.isEmpty)
  }

  @Test("a machine that ends is replaced, and a launch that is not wanted any more does not join")
  func replacedAndCancelled() throws {
    var world = World.course()
    try world.suffer(.terminate("boot-1a"))
    world.runUntilIdle()
    #expect(world.groupNames == ["boot-1b", "boot-1c"])
    try world.scale(to: 3)
    try world.scale(to: 2)
    world.runUntilIdle()
    #expect(world.groupNames == ["boot-1b", "boot-1c"])
  }

  @Test(
    "numbers that EKS does not take change nothing",
    arguments: [
      (3, 3, 2, NodeGroup.Scaling.Fault.minimumAboveDesired(3, 2)), (0, 3, 4, .desiredAboveMaximum(4, 3)),
      (0, 0, 0, .outOfRange(0, 1...100)), (-1, 3, 2, .outOfRange(-1, 0...100)),
      (0, .max, 2, .outOfRange(.max, 0...100)),
    ])
  func refused(minimum: Int, maximum: Int, desired: Int, fault: NodeGroup.Scaling.Fault) {
    var world = World.course()
    #expect(throws: fault) {
      try world.scaleGroup(to: .init(minimum: minimum, maximum: maximum, desired: desired))
    }
    #expect(world.plan?.bootstrap.scaling == .init(minimum: 2, maximum: 3, desired: 2))
  }
}

extension World {
  fileprivate var groupNames: [String] {
    objects.nodes.values.filter { $0.metadata.labels[NodeGroup.label] != nil }.map(\.metadata.name)
  }

  fileprivate mutating func scale(to desired: Int, maximum: Int = 5) throws {
    try perform(UserCommand(text: "scale")) { world throws(NodeGroup.Scaling.Fault) in
      try world.scaleGroup(to: .init(minimum: 0, maximum: maximum, desired: desired))
    }
  }

  /// What became of a node that is emptied from outside Karpenter.
  func drainSteps(of node: String) -> [NodeDrainChange] {
    changes(of: node).compactMap { if case .nodeDrain(let change) = $0 { change } else { nil } }
  }
}

extension DecisionRecord {
  fileprivate func isDrain(of node: String) -> Bool {
    guard case .controllerStep(let step) = decision, case .nodeDrain = step.change else { return false }
    return step.object.name.name == node
  }
}
