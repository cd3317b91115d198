import Cluster
import Commands
import Kubernetes
import Narration
import Testing

/// What must hold whatever is typed, in whatever order.
struct ModelTests {
  private static let opening = World.course()
  private static let linesOfASession = 24

  @Test(
    "undo undoes, failures change nothing, versions grow, nodes hold what they must, a replay is the same",
    arguments: 1...10)
  func session(seed: UInt64) throws {
    var student = RandomStudent(seed: seed)
    var session = Session(world: Self.opening)
    for _ in 0..<Self.linesOfASession {
      let before = session
      let line = student.line(in: session)
      let output = session.execute(line)
      let (old, new) = (Picture(before.world), Picture(session.world))
      if session.journal.count == before.journal.count {
        let isTravel = line.hasPrefix("undo") || line == "redo"
        #expect(old == new || isTravel, "\(line) changed what it did not note")
      } else if !line.hasPrefix("undo"), line != "redo", session.journal.count == before.journal.count + 1 {
        expectUndone(session, old, new, line)
      }
      if output.status.isFailure, !line.contains("apply"), !line.contains("delete"), !line.contains("drain") {
        #expect(old == new, "\(line) failed and changed something")
      }
      if session.world.decisions.count >= before.world.decisions.count { expectGrown(old, new, line) }
      expectWithinAllocatable(session.world, line)
    }
    expectReplayed(session)
    _ = session.execute("zone restore us-east-1a")
    _ = session.execute("run 10m; run until idle")
    expectOwned(session.world)
  }

  private static let owners: [String: Kind] = [
    "ReplicaSet": .replicaSet, "Deployment": .deployment, "NodeClaim": .nodeClaim,
  ]

  private func expectUndone(_ session: Session, _ old: Picture, _ new: Picture, _ line: String) {
    var copy = session
    _ = copy.execute("undo")
    #expect(Picture(copy.world) == old, "undo of \(line)")
    _ = copy.execute("redo")
    #expect(Picture(copy.world) == new, "redo of \(line)")
  }

  /// What has changed has a version that nothing had before, unless the world is an earlier one.
  private func expectGrown(_ old: Picture, _ new: Picture, _ line: String) {
    guard !["undo", "redo", "restore", "switch", "branch"].contains(where: line.hasPrefix) else { return }
    let highest = old.versions.values.max() ?? 0
    for (name, version) in new.versions where old.versions[name] != version {
      #expect(version > highest, "\(name) after \(line)")
    }
  }

  private func expectWithinAllocatable(_ world: World, _ line: String) {
    for node in world.objects.nodes.values {
      var sum = ResourceList()
      for pod in world.objects.pods(on: node.nodeName) where !pod.isFinished {
        sum.add(pod.spec.effectiveRequests)
      }
      for (resource, amount) in sum.sorted {
        #expect(
          amount <= node.status.allocatable[resource] ?? .zero,
          "\(resource) of \(node.metadata.name) after \(line)")
      }
    }
  }

  /// The session as a script does the same again.
  private func expectReplayed(_ session: Session) {
    var options = ScriptRunner.Options()
    options.keepsGoing = true
    var runner = ScriptRunner(Session(world: Self.opening), options: options)
    runner.run(session.script, name: "replay") { _ in }
    #expect(Picture(runner.session.world) == Picture(session.world))
    let bytes = "get all,nodes,nodeclaims,nodepools,configmaps -A -o yaml; get events -A; timeline; worlds"
    var (first, second) = (session, runner.session)
    #expect(first.execute(bytes).text.plain == second.execute(bytes).text.plain)
  }

  /// Every Pod, ReplicaSet and node belongs to somebody who is there.
  private func expectOwned(_ world: World) {
    for kind in [Kind.pod, .replicaSet, .nodeClaim, .node] {
      for object in world.objects(of: kind) {
        for owner in object.metadata.ownerReferences {
          guard let kind = Self.owners[owner.kind] else { continue }
          let namespace = kind.isNamespaced ? object.metadata.namespace : ""
          let reference = ObjectReference(
            kind: kind, name: NamespacedName(namespace: namespace, name: owner.name))
          #expect(
            world.objects.find(reference)?.metadata.uid == owner.uid,
            "\(object.metadata.name) belongs to \(owner.name), which is gone")
        }
      }
    }
  }
}

/// All that tells two worlds apart, but events: an object's version is new with whatever is written to it.
private struct Picture: Equatable {
  let now: VirtualTime
  let decisions: Int
  let versions: [String: Int]

  init(_ world: World) {
    now = world.now
    decisions = world.decisions.count
    var versions: [String: Int] = [:]
    let kinds: [Kind] = [
      .pod, .node, .deployment, .replicaSet, .daemonSet, .nodePool, .nodeClaim, .configMap,
      .podDisruptionBudget, .ec2NodeClass, .namespace, .service,
    ]
    for kind in kinds {
      for object in world.objects(of: kind) {
        let name = "\(kind.name) \(object.metadata.namespace)/\(object.metadata.name) \(object.metadata.uid)"
        versions[name] = object.metadata.resourceVersion
      }
    }
    self.versions = versions
  }
}
