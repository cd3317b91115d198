import Kubernetes
import Manifests

@testable import Scheduling

/// A small cluster written as a student would write it.
struct TestCluster {
  private(set) var snapshot = SchedulingSnapshot()
  private(set) var nodes: [Node] = []
  private(set) var pods: [Pod] = []
  var profile = SchedulerProfile.default

  /// - Parameter manifests: documents as `node`, `pod` and others write them.
  init(_ manifests: [String]) throws {
    for resource in try Manifest.decodeAll(manifests.joined(separator: "\n---\n")) {
      switch resource {
      case .node(let node):
        snapshot.put(node)
        nodes.append(node)
      case .pod(var pod):
        pod.metadata.namespace = "default"
        pod.metadata.uid = UID("uid-of-\(pod.metadata.name)")
        pod.spec.applyDefaults()
        pod.mergeLabelKeys()
        snapshot.put(pod)
        pods.append(pod)
      case .podDisruptionBudget(var budget):
        budget.metadata.namespace = "default"
        snapshot.put(budget)
      default: break
      }
    }
  }

  /// Attempts to place one of its pods.
  func place(_ name: String, recording level: RecordingLevel = .full) throws -> PodPlacement {
    var scheduler = Scheduler(profile: profile)
    return scheduler.place(try pod(name), in: snapshot, recording: level)
  }

  func pod(_ name: String) throws -> Pod {
    guard let pod = pods.first(where: { $0.metadata.name == name }) else { throw NoSuchPod(name: name) }
    return pod
  }

  struct NoSuchPod: Error { let name: String }
}

/// A node with 4 CPUs, 8Gi and 110 Pods, unless said otherwise.
func node(
  _ name: String, labels: String = "", spec: String = "",
  allocatable: String = "cpu: 4, memory: 8Gi, pods: 110",
  status: String = ""
) -> String {
  """
  apiVersion: v1
  kind: Node
  metadata: {name: \(name), labels: {\(labels.isEmpty ? "" : labels + ", ")kubernetes.io/hostname: \(name)}}
  spec: {\(spec)}
  status: {allocatable: {\(allocatable)}\(status)}
  """
}

/// A Pod of one container; on a node it runs since the second given.
func pod(
  _ name: String, on node: String? = nil, labels: String = "", requests: String = "", limits: String = "",
  priority: Int = 0,
  startedAt second: Int = 0, metadata: String = "", container: String = "", spec: String = "",
  status: String = ""
) -> String {
  let binding = node.map { "nodeName: \($0), " } ?? ""
  let seconds = second < 10 ? "0\(second)" : "\(second)"
  let start = node == nil ? "" : "startTime: \"2026-01-15T12:00:\(seconds)Z\""
  return """
    apiVersion: v1
    kind: Pod
    metadata: {name: \(name), labels: {\(labels)}\(metadata.isEmpty ? "" : ", " + metadata)}
    spec: {\(binding)priority: \(priority), containers: [{name: c, image: c, resources: {requests: {\(requests)}, limits: {\(limits)}}\(container.isEmpty ? "" : ", " + container)}]\(spec.isEmpty ? "" : ", " + spec)}
    status: {\([start, status].filter { !$0.isEmpty }.joined(separator: ", "))}
    """
}

func budget(_ name: String, selecting labels: String, allowed: Int) -> String {
  """
  apiVersion: policy/v1
  kind: PodDisruptionBudget
  metadata: {name: \(name)}
  spec: {minAvailable: 1, selector: {matchLabels: {\(labels)}}}
  status: {disruptionsAllowed: \(allowed)}
  """
}

extension PodPlacement {
  /// Upstream's words for why a node was refused; empty when it fits.
  func reasons(_ node: NodeName) -> [String] {
    guard case .rejected(let rejection) = sheet?[node]?.filter else { return [] }
    return rejection.reasons.map(\.kind.upstreamText)
  }

  func score(_ plugin: PluginName, _ node: NodeName) -> PluginScore? {
    sheet?[node]?.scores.first { $0.plugin == plugin }
  }
}
