import Kubernetes
import Narration

/// An exercise before its cluster is built: manifests in a student's own words, commands, and what is asked.
struct ExerciseDraft: Equatable, Sendable {
  /// What the cluster begins as.
  enum Base: Equatable, Sendable {
    /// The nodes named, and nothing else.
    case bare
    /// The course's cluster, with Karpenter.
    case course
  }

  var base = Base.bare
  var nodes: [Node] = []
  /// On their nodes before the question is asked.
  var residents: [Resident] = []
  /// Whom the question is about, as a manifest that is shown.
  var manifest = ""
  /// Carried out, in order, before the question is asked.
  var commands: [String] = []
  var question: Question

  /// What is asked; the engine answers it by what it does next.
  enum Question: Equatable, Sendable {
    /// Which nodes pass the filters for the Pod `app`?
    case nodesThatPass
    /// Which node is the Pod `app` put on?
    case nodeChosen
    /// Which instance type does the cloud give for the Deployment `app`?
    case instanceType(among: [String])
    /// How many nodes does Karpenter have after so long?
    case nodesLeft(after: Duration)
    /// How many nodes go in the first disruption that is carried out within so long?
    case disruptedAtOnce(within: Duration)
    /// How many nodes are replaced because they have drifted, within so long?
    case replacedByDrift(within: Duration)
    /// What is the smallest number of replicas of `app` available at any instant of so long?
    case lowestAvailable(within: Duration)
    /// What does the cluster cost a month, after so long?
    case monthlyBill(after: Duration)
  }

  struct Node: Equatable, Sendable {
    var name: String
    var zone = "us-east-1a"
    var cpu = 4
    var memoryGi = 16
    var labels: [String: String] = [:]
    var taints: [String] = []
    var isCordoned = false
  }

  /// A Pod that is on a node already.
  struct Resident: Equatable, Sendable {
    var name: String
    var node: String
    var app = "other"
    var milliCPU = 100
    var memoryMi = 128
    /// More of its spec, as YAML in flow style.
    var spec = ""
  }
}

extension ExerciseDraft {
  /// The nodes and who is on them, as manifests.
  var clusterManifests: String {
    (nodes.map(\.manifest) + residents.map(\.manifest)).joined(separator: "---\n")
  }
}

extension ExerciseDraft.Node {
  fileprivate var manifest: String {
    let zoned = labels.merging([
      "kubernetes.io/hostname": name, "topology.kubernetes.io/zone": zone, "kubernetes.io/os": "linux",
    ]) { own, _ in own }
    let labelText = zoned.sorted { $0.key < $1.key }.map { "\($0.key): \"\($0.value)\"" }
    return """
      apiVersion: v1
      kind: Node
      metadata: {name: \(name), labels: {\(labelText.joined(separator: ", "))}}
      spec: {unschedulable: \(isCordoned), taints: [\(taints.map(Self.yaml).joined(separator: ", "))]}
      status:
        capacity: {cpu: "\(cpu)", memory: \(memoryGi)Gi, pods: "58"}
        allocatable: {cpu: "\(cpu)", memory: \(memoryGi)Gi, pods: "58"}
        conditions: [{type: Ready, status: "True"}]
        nodeInfo: {kubeletVersion: v1.35.0}

      """
  }

  /// `key=value:Effect` as a mapping.
  private static func yaml(_ taint: String) -> String {
    let sides = taint.split(separator: ":").map(String.init)
    let pair = (sides.first ?? "").split(separator: "=").map(String.init)
    let value = pair.count > 1 ? ", value: \"\(pair[1])\"" : ""
    return "{key: \(pair.first ?? "")\(value), effect: \(sides.last ?? "")}"
  }
}

extension ExerciseDraft.Resident {
  fileprivate var manifest: String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {name: \(name), labels: {app: \(app)}}
    spec:
      nodeName: \(node)
      tolerations: [{operator: Exists}]
      containers: [{name: c, image: nginx, resources: {requests: {cpu: \(milliCPU)m, memory: \(memoryMi)Mi}}}]
    \(spec.isEmpty ? "" : "  \(spec)\n")
    """
  }
}

/// The Pod that an exercise is about, written as a manifest.
struct ExercisePod {
  var labels = ["app": "app"]
  var milliCPU = 500
  var memoryMi = 512
  /// Lines of its spec beside the containers.
  var spec: [String] = []

  var manifest: String {
    let labelText = labels.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    return """
      apiVersion: v1
      kind: Pod
      metadata: {name: app, labels: {\(labelText)}}
      spec:
        containers:
          - {name: c, image: nginx, resources: {requests: {cpu: \(milliCPU)m, memory: \(memoryMi)Mi}}}
      \(spec.map { "  \($0)\n" }.joined())
      """
  }
}
