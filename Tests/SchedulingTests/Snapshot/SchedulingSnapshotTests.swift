import Kubernetes
import Testing

@testable import Scheduling

/// A snapshot that has been changed decides as one that was made anew.
@Suite struct SchedulingSnapshotTests {
  @Test func changesComeToTheSameAsAFreshStart() throws {
    let old = try TestCluster([
      node("gone", labels: "zone: east"), node("a", labels: "zone: west, disk: hdd"),
      pod("left", on: "a", labels: "app: web", requests: "cpu: 3"),
      pod("moved", on: "gone", labels: "app: db", requests: "cpu: 1"),
      pod("changed", on: "a", labels: "app: old", container: "ports: [{containerPort: 80, hostPort: 80}]"),
    ])
    var snapshot = old.snapshot
    let final = try TestCluster([
      node("a", labels: "zone: east, disk: ssd"), node("b", labels: "zone: west"),
      pod("changed", on: "a", labels: "app: web", requests: "cpu: 500m"),
      pod("moved", on: "b", labels: "app: db", requests: "cpu: 1"), waiting,
    ])
    snapshot.removeNode("gone")
    for pod in old.pods { snapshot.remove(pod) }
    for manifest in [node("b", labels: "zone: west"), node("a", labels: "zone: east, disk: ssd")] {
      try put(manifest, in: &snapshot)
    }
    for pod in final.pods { snapshot.put(pod) }
    var first = Scheduler()
    var second = Scheduler()
    let new = try final.pod("new")
    let changed = first.place(new, in: snapshot, recording: .full)
    let fresh = second.place(new, in: final.snapshot, recording: .full)
    #expect(changed == fresh)
    #expect(changed.outcome == .bound(to: "a"))
  }

  @Test func podsOfANodeThatComesBackAreThereAgain() throws {
    var cluster = try TestCluster([
      node("a"), pod("old", on: "a", requests: "cpu: 4"), pod("new", requests: "cpu: 1"),
    ])
    .snapshot
    let new = try TestCluster([pod("new", requests: "cpu: 1")]).pod("new")
    cluster.removeNode("a")
    var scheduler = Scheduler()
    #expect(scheduler.place(new, in: cluster).outcome == .noNodes)
    try put(node("a"), in: &cluster)
    #expect(scheduler.place(new, in: cluster).outcome == .unschedulable(nominated: nil))
  }

  @Test func nodesOfDifferentZonesTakeTurns() throws {
    func zone(_ name: String) -> String { "topology.kubernetes.io/zone: \(name)" }
    var snapshot = try TestCluster([
      node("a1", labels: zone("a")), node("a2", labels: zone("a")), node("a3", labels: zone("a")),
      node("b1", labels: zone("b")), node("c1", labels: zone("c")), node("c2", labels: zone("c")),
    ]).snapshot
    #expect(snapshot.nodeNames == ["a1", "b1", "c1", "a2", "c2", "a3"])
    snapshot.removeNode("b1")
    try put(node("b1", labels: zone("b")), in: &snapshot)
    #expect(snapshot.nodeNames == ["a1", "c1", "b1", "a2", "c2", "a3"])
    try put(node("a1", labels: zone("c")), in: &snapshot)
    #expect(snapshot.nodeNames == ["a2", "c1", "b1", "a3", "c2", "a1"])
  }

  private let waiting = pod(
    "new", labels: "app: web", requests: "cpu: 500m",
    container: "ports: [{containerPort: 80, hostPort: 80}]",
    spec:
      "nodeSelector: {disk: ssd}, topologySpreadConstraints: [{maxSkew: 2, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}]"
  )

  private func put(_ manifest: String, in snapshot: inout SchedulingSnapshot) throws {
    for node in try TestCluster([manifest]).nodes { snapshot.put(node) }
  }
}
