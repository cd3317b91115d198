import Kubernetes
import Testing

@testable import Scheduling

/// Whether a change gets the Pod `new` another attempt, after the one in which it found no node.
@Suite struct QueueingHintsTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let cluster: [String]
    /// What is put in place of, or beside, what is there; or taken away, by name.
    var becomes: [String] = []
    var removing: String?
    let wakes: Bool
  }

  @Test("a Pod is tried again", arguments: cases)
  func wakes(_ c: Case) throws {
    let before = try TestCluster(c.cluster)
    var queue = SchedulingQueue()
    queue.put(try before.pod("new"), at: .start)
    _ = queue.popNext(at: .start)
    queue.attemptFailed(try before.place("new"), at: .start)
    guard case .unschedulable = queue.state(of: PodName(namespace: "default", name: "new")) else {
      Issue.record("it found a node")
      return
    }
    let after = try TestCluster(c.becomes)
    for node in after.nodes {
      queue.note(.node(before: before.nodes.first { $0.name == node.name }, after: node), at: .seconds(20))
    }
    for pod in after.pods {
      let old = before.pods.first { $0.name == pod.name }
      if pod.metadata.name == "new" { queue.put(pod, at: .seconds(20)) }
      queue.note(.pod(before: old, after: pod), at: .seconds(20))
    }
    if let name = c.removing { queue.note(.pod(before: try before.pod(name), after: nil), at: .seconds(20)) }
    #expect((queue.popNext(at: .seconds(20)) != nil) == c.wakes)
  }

  private static let full = [
    node("a"), pod("old", on: "a", requests: "cpu: 4"), pod("new", requests: "cpu: 1"),
  ]
  private static let tainted = [
    node("a", spec: "taints: [{key: team, value: ml, effect: NoSchedule}]"), pod("new"),
  ]
  private static let avoided = [
    node("a", labels: "zone: east"), pod("new", labels: "app: web"),
    pod(
      "old", on: "a",
      spec:
        "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, labelSelector: {matchLabels: {app: web}}}]}}"
    ),
  ]
  private static let lonely = [
    node("a", labels: "zone: east"),
    pod(
      "new",
      spec:
        "affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, labelSelector: {matchLabels: {app: db}}}]}}"
    ),
  ]

  private static let shunning = [
    node("a", labels: "zone: east"), pod("old", on: "a", labels: "app: db"),
    pod(
      "new",
      spec:
        "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, labelSelector: {matchLabels: {app: db}}}]}}"
    ),
  ]
  private static let uneven = [
    node("a", labels: "zone: east"), node("b", labels: "zone: west", spec: "unschedulable: true"),
    pod("old", on: "a", labels: "app: web"),
    pod(
      "new", labels: "app: web",
      spec:
        "topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}]"
    ),
  ]
  private static let promised = [
    node("a"), pod("vip", requests: "cpu: 4", priority: 10, status: "nominatedNodeName: a"),
    pod("new", requests: "cpu: 1"),
  ]
  private static let port = "ports: [{containerPort: 80, hostPort: 80}]"

  private static let cases = [
    Case(testDescription: "when a Pod leaves a full node", cluster: full, removing: "old", wakes: true),
    Case(
      testDescription: "when a node comes that is large enough", cluster: full, becomes: [node("b")],
      wakes: true),
    Case(
      testDescription: "not when a node comes that is too small", cluster: full,
      becomes: [node("b", allocatable: "cpu: 500m, memory: 1Gi, pods: 9")], wakes: false),
    Case(
      testDescription: "when its node grows", cluster: full,
      becomes: [node("a", allocatable: "cpu: 8, memory: 8Gi, pods: 110")], wakes: true),
    Case(
      testDescription: "not when its node gets a label", cluster: full,
      becomes: [node("a", labels: "disk: ssd")],
      wakes: false),
    Case(
      testDescription: "not when another Pod comes", cluster: full,
      becomes: [pod("more", on: "a", requests: "cpu: 1")], wakes: false),
    Case(testDescription: "when a taint goes", cluster: tainted, becomes: [node("a")], wakes: true),
    Case(
      testDescription: "not when a taint is exchanged for another", cluster: tainted,
      becomes: [node("a", spec: "taints: [{key: team, value: web, effect: NoSchedule}]")], wakes: false),
    Case(
      testDescription: "when it tolerates more itself", cluster: tainted,
      becomes: [pod("new", spec: "tolerations: [{key: team, operator: Exists}]")], wakes: true),
    Case(
      testDescription: "when a cordon is lifted",
      cluster: [node("a", spec: "unschedulable: true"), pod("new")],
      becomes: [node("a")], wakes: true),
    Case(
      testDescription: "when a node gets the label that it asks for",
      cluster: [node("a"), pod("new", spec: "nodeSelector: {disk: ssd}")],
      becomes: [node("a", labels: "disk: ssd")], wakes: true),
    Case(
      testDescription: "when the company that it wants comes", cluster: lonely,
      becomes: [pod("db", on: "a", labels: "app: db")], wakes: true),
    Case(
      testDescription: "not when other company comes", cluster: lonely,
      becomes: [pod("web", on: "a", labels: "app: web")], wakes: false),
    Case(
      testDescription: "not when the Pod leaves that would not have it", cluster: avoided, removing: "old",
      wakes: false),
    Case(
      testDescription: "not when a node comes and only another Pod would not have it", cluster: avoided,
      becomes: [node("b")], wakes: false),
    Case(
      testDescription: "when the company that it shuns leaves", cluster: shunning, removing: "old",
      wakes: true
    ),
    Case(
      testDescription: "when the company that it shuns is relabelled", cluster: shunning,
      becomes: [pod("old", on: "a", labels: "app: web")], wakes: true),
    Case(
      testDescription: "when a node moves to another zone than the company that it shuns", cluster: shunning,
      becomes: [node("a", labels: "zone: west")], wakes: true),
    Case(
      testDescription: "not when a node that it shuns gets another label", cluster: shunning,
      becomes: [node("a", labels: "zone: east, disk: ssd")], wakes: false),
    Case(
      testDescription: "when a Pod that is counted leaves", cluster: uneven, removing: "old", wakes: true),
    Case(
      testDescription: "when a Pod comes to be counted", cluster: uneven,
      becomes: [pod("more", on: "b", labels: "app: web")], wakes: true),
    Case(
      testDescription: "when a Pod is counted no more", cluster: uneven,
      becomes: [pod("old", on: "a", labels: "app: db")], wakes: true),
    Case(
      testDescription: "not when a Pod comes that is not counted", cluster: uneven,
      becomes: [pod("more", on: "b", labels: "app: db")], wakes: false),
    Case(
      testDescription: "when a node comes with the key to spread by", cluster: uneven,
      becomes: [node("c", labels: "zone: north")], wakes: true),
    Case(
      testDescription: "when a Pod is gone that a node was promised to", cluster: promised, removing: "vip",
      wakes: true),
    Case(
      testDescription: "when a promise is taken back", cluster: promised,
      becomes: [pod("vip", requests: "cpu: 4", priority: 10)], wakes: true),
    Case(
      testDescription: "not when a less important Pod loses its promise",
      cluster: [
        node("a"), pod("old", on: "a", requests: "cpu: 4", priority: 9),
        pod("small", priority: -1, status: "nominatedNodeName: a"),
        pod("new", requests: "cpu: 1", priority: 5),
      ],
      removing: "small", wakes: false),
    Case(
      testDescription: "when its port becomes free",
      cluster: [node("a"), pod("old", on: "a", container: port), pod("new", container: port)],
      removing: "old", wakes: true),
    Case(
      testDescription: "not when a Pod with other ports leaves",
      cluster: [
        node("a"), pod("old", on: "a", container: port), pod("more", on: "a"), pod("new", container: port),
      ],
      removing: "more", wakes: false),
    Case(
      testDescription: "when a Pod on a full node asks for less", cluster: full,
      becomes: [pod("old", on: "a", requests: "cpu: 2")], wakes: true),
    Case(
      testDescription: "when it asks for less itself", cluster: full,
      becomes: [pod("new", requests: "cpu: 500m")],
      wakes: true),
  ]
}
