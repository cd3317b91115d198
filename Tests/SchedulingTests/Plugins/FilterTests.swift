import Kubernetes
import Testing

@testable import Scheduling

/// What keeps a Pod off the node `a`, rule by rule.
@Suite struct FilterTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let cluster: [String]
    let reasons: [String]

    init(_ description: String, _ cluster: [String], refusedFor reasons: String...) {
      testDescription = description
      self.cluster = cluster
      self.reasons = reasons
    }
  }

  @Test("a node is refused for", arguments: taints + affinity + resources + ports + spread + company)
  func refuses(_ c: Case) throws {
    let placement = try TestCluster(c.cluster).place("new")
    #expect(placement.reasons("a") == c.reasons)
  }

  static let taints = [
    Case(
      "a NoSchedule taint without toleration",
      [node("a", spec: "taints: [{key: team, value: ml, effect: NoSchedule}]"), pod("new")],
      refusedFor: "node(s) had untolerated taint(s)"),
    Case(
      "nothing when a toleration without key tolerates everything",
      [
        node("a", spec: "taints: [{key: team, value: ml, effect: NoExecute}]"),
        pod("new", spec: "tolerations: [{operator: Exists}]"),
      ]),
    Case(
      "a taint with another value than the one tolerated",
      [
        node("a", spec: "taints: [{key: team, value: ml, effect: NoSchedule}]"),
        pod("new", spec: "tolerations: [{key: team, value: web, effect: NoSchedule}]"),
      ], refusedFor: "node(s) had untolerated taint(s)"),
    Case(
      "nothing when it would only be better elsewhere",
      [node("a", spec: "taints: [{key: old, effect: PreferNoSchedule}]"), pod("new")]),
    Case(
      "a cordon before any taint",
      [node("a", spec: "unschedulable: true, taints: [{key: x, effect: NoSchedule}]"), pod("new")],
      refusedFor: "node(s) were unschedulable"),
    Case(
      "nothing when a cordon is tolerated as the taint that it stands for",
      [
        node("a", spec: "unschedulable: true"),
        pod("new", spec: "tolerations: [{key: node.kubernetes.io/unschedulable, operator: Exists}]"),
      ]),
  ]

  static let affinity = [
    Case(
      "a label that the node selector asks for",
      [node("a", labels: "disk: hdd"), pod("new", spec: "nodeSelector: {disk: ssd}")],
      refusedFor: "node(s) didn't match Pod's node affinity/selector"),
    Case(
      "nothing when one of several terms matches",
      [node("a", labels: "disk: hdd"), anyOf("disk In [ssd]", "disk In [hdd]")]),
    Case("nothing when a label that must not be there is absent", [node("a"), anyOf("disk NotIn [ssd]")]),
    Case(
      "a label that is no integer under Gt", [node("a", labels: "cores: many"), anyOf("cores Gt [3]")],
      refusedFor: "node(s) didn't match Pod's node affinity/selector"),
    Case("nothing when the label is greater", [node("a", labels: "cores: \"4\""), anyOf("cores Gt [3]")]),
    Case(
      "a bound that is not met", [node("a", labels: "cores: \"4\""), anyOf("cores Lt [4]")],
      refusedFor: "node(s) didn't match Pod's node affinity/selector"),
    Case(
      "another name than the one asked for",
      [
        node("a"), node("b"),
        pod(
          "new",
          spec:
            "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: In, values: [b]}]}]}}}"
        ),
      ], refusedFor: "node(s) didn't satisfy plugin(s) [NodeAffinity]"),
  ]

  static let resources = [
    Case(
      "every resource that is short, and the number of Pods",
      [
        node("a", allocatable: "cpu: 1, memory: 1Gi, pods: 1"), pod("old", on: "a", requests: "cpu: 500m"),
        pod(
          "new", requests: "cpu: 600m, memory: 2Gi, ephemeral-storage: 1Gi",
          limits: "nvidia.com/gpu: 1"),
      ],
      refusedFor: "Too many pods", "Insufficient cpu", "Insufficient memory",
      "Insufficient ephemeral-storage",
      "Insufficient nvidia.com/gpu"),
    Case(
      "nothing when the Pod takes exactly what is left",
      [
        node("a", allocatable: "cpu: 1, memory: 1Gi, pods: 2"), pod("old", on: "a", requests: "cpu: 400m"),
        pod("new", requests: "cpu: 600m, memory: 1Gi"),
      ]),
    Case(
      "nothing when the Pod asks for nothing of a node that is overcommitted",
      [
        node("a", allocatable: "cpu: 1, memory: 1Gi, pods: 2"), pod("old", on: "a", requests: "cpu: 2"),
        pod("new"),
      ]),
    Case(
      "nothing when the Pods on it have ended",
      [
        node("a", allocatable: "cpu: 1, memory: 1Gi, pods: 1"),
        pod("old", on: "a", requests: "cpu: 1", status: "phase: Succeeded"), pod("new", requests: "cpu: 1"),
      ]),
    Case(
      "the highest step of its init containers",
      [
        node("a", allocatable: "cpu: 1, memory: 1Gi, pods: 9"),
        pod(
          "new", requests: "cpu: 100m",
          spec: "initContainers: [{name: i, image: i, resources: {requests: {cpu: 1001m}}}]"),
      ], refusedFor: "Insufficient cpu"),
    Case(
      "an amount beyond all numbers",
      [node("a"), pod("new", requests: "cpu: 9223372036854775807, memory: 9E")],
      refusedFor: "Insufficient cpu", "Insufficient memory"),
  ]

  static let ports = [
    Case(
      "a port that is taken on every address",
      [
        node("a"), pod("old", on: "a", container: hostPort(80)),
        pod("new", container: hostPort(80, ip: "10.0.0.1")),
      ],
      refusedFor: "node(s) didn't have free ports for the requested pod ports"),
    Case(
      "nothing when the port is taken on another address, or for another protocol",
      [
        node("a"), pod("old", on: "a", container: hostPort(80, ip: "10.0.0.2")),
        pod("older", on: "a", container: hostPort(80, protocol: "UDP")),
        pod("new", container: hostPort(80, ip: "10.0.0.1")),
      ]),
  ]

  static let spread = [
    Case(
      "a zone that would be too far above the emptiest",
      zones + [pod("old", on: "a", labels: "app: web"), spreadPod("maxSkew: 1")],
      refusedFor: "node(s) didn't match pod topology spread constraints"),
    Case(
      "nothing within the skew", zones + [pod("old", on: "a", labels: "app: web"), spreadPod("maxSkew: 2")]),
    Case(
      "too few zones",
      zones + [
        pod("old", on: "a", labels: "app: web"), pod("other", on: "b", labels: "app: web"),
        spreadPod("maxSkew: 1, minDomains: 3"),
      ], refusedFor: "node(s) didn't match pod topology spread constraints"),
    Case(
      "the label that is missing", [node("a"), node("b", labels: "zone: west"), spreadPod("maxSkew: 1")],
      refusedFor: "node(s) didn't match pod topology spread constraints (missing required label)"),
    Case(
      "nothing when the Pods in its zone are leaving",
      zones + [
        pod("old", on: "a", labels: "app: web", metadata: "deletionTimestamp: \"2026-01-15T12:00:00Z\""),
        spreadPod("maxSkew: 1"),
      ]),
  ]

  static let company = [
    Case(
      "a Pod that it wants to be with and that is elsewhere",
      zones + [pod("old", on: "b", labels: "app: db"), withPods("podAffinity", "app: db")],
      refusedFor: "node(s) didn't match pod affinity rules"),
    Case("nothing when it is the first of its kind", zones + [withPods("podAffinity", "app: web")]),
    Case(
      "a Pod that it wants to be away from",
      zones + [pod("old", on: "a", labels: "app: db"), withPods("podAntiAffinity", "app: db")],
      refusedFor: "node(s) didn't match pod anti-affinity rules"),
    Case(
      "a Pod that wants to be away from it",
      zones + [
        pod("old", on: "a", spec: affinitySpec("podAntiAffinity", "app: web")),
        pod("new", labels: "app: web"),
      ], refusedFor: "node(s) didn't satisfy existing pods anti-affinity rules"),
    Case(
      "nothing when it lacks the domain that the Pod keeps away in",
      [
        node("a"), node("b", labels: "zone: west"), pod("old", on: "b", labels: "app: db"),
        withPods("podAntiAffinity", "app: db"),
      ]),
  ]

  private static let zones = [node("a", labels: "zone: east"), node("b", labels: "zone: west")]

  private static func anyOf(_ expressions: String...) -> String {
    let terms = expressions.map { expression in
      let parts = expression.split(separator: " ")
      return
        "{matchExpressions: [{key: \(parts[0]), operator: \(parts[1]), values: [\(parts[2].dropFirst().dropLast().split(separator: ",").map { "\"\($0)\"" }.joined(separator: ", "))]}]}"
    }
    return pod(
      "new",
      spec:
        "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [\(terms.joined(separator: ", "))]}}}"
    )
  }

  private static func hostPort(_ port: Int, ip: String = "", protocol: String = "TCP") -> String {
    "ports: [{containerPort: \(port), hostPort: \(port), protocol: \(`protocol`)\(ip.isEmpty ? "" : ", hostIP: \(ip)")}]"
  }

  private static func spreadPod(_ limits: String) -> String {
    pod(
      "new", labels: "app: web",
      spec:
        "topologySpreadConstraints: [{topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}, \(limits)}]"
    )
  }

  private static func withPods(_ kind: String, _ labels: String) -> String {
    pod("new", labels: "app: web", spec: affinitySpec(kind, labels))
  }

  private static func affinitySpec(_ kind: String, _ labels: String) -> String {
    "affinity: {\(kind): {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, labelSelector: {matchLabels: {\(labels)}}}]}}"
  }
}
