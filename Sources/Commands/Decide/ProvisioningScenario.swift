import Cloud
import Karpenter
import Kubernetes
import Manifests

/// Why a cluster file cannot be decided upon.
public enum DecideError: Error, Equatable, Sendable {
  case manifest(InvalidManifest)
  case catalogue(GenericCatalogue.Problem)
  /// A field of `ScenarioOptions` has a value that it cannot have.
  case badOption(field: String, value: String)
  /// kube-scheduler would not start with the configuration in the file, as it says itself.
  case schedulerConfiguration(String)
}

/// A cluster file for Karpenter: options in a document of kind `ScenarioOptions`, then plain manifests.
///
/// It is read as the conformance data asks: nothing is defaulted, admitted or reconciled but what is named here.
/// - A Pod without node is pending and judged unschedulable; one with a node is running, unless it says else.
/// - A NodePool is ready unless it carries a `Ready` condition.
/// - An object without UID has its name for one.
/// - A Pod without priority has that of its class.
public struct KarpenterScenario: Sendable {
  /// Of the cluster as it is written, with the catalogue for every NodePool.
  public var snapshot: ProvisioningSnapshot
  /// Gate `SpotToSpotConsolidation`.
  public var spotToSpotConsolidation: Bool

  /// Whether some port of a container names its protocol. Where none does, none is recorded: the API server
  /// would have made it TCP.
  private var namesProtocols = false

  /// - Parameter catalogue: what every NodePool can choose from.
  public init(
    _ text: String, source: String, catalogue: [InstanceType]
  ) throws(DecideError) {
    var options: JSONValue?
    var resources: [KubernetesResource] = []
    for result in Document.readAll(text, source: source, limits: .dump) {
      do throws(InvalidManifest) {
        let document = try result.get()
        if document.kindName == "ScenarioOptions" {
          options = document.json["spec"]
        } else {
          resources.append(try Manifest.decode(document))
          if document.kindName == "Pod" || document.kindName == "DaemonSet" {
            namesProtocols = namesProtocols || Self.namesProtocol(document.json["spec"])
          }
        }
      } catch {
        throw .manifest(error)
      }
    }
    snapshot = ProvisioningSnapshot(now: try Self.now(options))
    snapshot.options = try Self.options(options)
    spotToSpotConsolidation = options?["spotToSpotConsolidation"]?.bool ?? false
    for resource in resources { add(resource) }
    let priorities = Self.priorities(resources)
    for index in snapshot.pods.indices where snapshot.pods[index].spec.priority == nil {
      snapshot.pods[index].spec.priority = priorities[snapshot.pods[index].spec.priorityClassName]
    }
    snapshot.storage = StorageObjects(resources.compactMap(\.object))
    let types = Self.catalogue(catalogue, without: options?["unavailable"]?.array ?? [])
    for nodePool in snapshot.nodePools { snapshot.instanceTypes[nodePool.nodePoolName] = types }
  }

  /// A text as the recordings have it: host names of claims to come are not told apart, and what was not written
  /// is not printed.
  func recordedText(_ text: String) -> String {
    let numbered = text.replacing(/hostname-placeholder-[0-9]+/, with: "hostname-placeholder-N")
    return namesProtocols
      ? numbered : numbered.replacing("-hostport-protocol=TCP", with: "-hostport-protocol=")
  }

  private static func namesProtocol(_ spec: JSONValue?) -> Bool {
    let podSpec = spec?["template"]?["spec"] ?? spec
    return (podSpec?["containers"]?.array ?? []).contains { container in
      (container["ports"]?.array ?? []).contains { $0["protocol"] != nil }
    }
  }

  private static func now(_ options: JSONValue?) throws(DecideError) -> VirtualTime {
    guard let text = options?["now"]?.string else { return .start }
    guard let now = VirtualTime(rfc3339: text) else { throw .badOption(field: "now", value: text) }
    return now
  }

  private static func options(_ written: JSONValue?) throws(DecideError) -> ProvisioningOptions {
    var options = ProvisioningOptions()
    if let text = written?["preferencePolicy"]?.string {
      guard let policy = ProvisioningOptions.PreferencePolicy(rawValue: text) else {
        throw .badOption(field: "preferencePolicy", value: text)
      }
      options.preferencePolicy = policy
    }
    if let text = written?["minValuesPolicy"]?.string {
      guard let policy = ProvisioningOptions.MinValuesPolicy(rawValue: text) else {
        throw .badOption(field: "minValuesPolicy", value: text)
      }
      options.minValuesPolicy = policy
    }
    return options
  }

  private static func catalogue(_ types: [InstanceType], without names: [JSONValue]) -> [InstanceType] {
    let unavailable = Set(names.compactMap(\.string))
    guard !unavailable.isEmpty else { return types }
    return types.map { type in
      var type = type
      for index in type.offerings.indices {
        let offering = type.offerings[index]
        if unavailable.contains("\(type.name)/\(offering.zone)/\(offering.capacityType.rawValue)") {
          type.offerings[index].isAvailable = false
        }
      }
      return type
    }
  }

  private mutating func add(_ resource: KubernetesResource) {
    switch resource {
    case .pod(let pod): snapshot.pods.append(Self.standing(pod))
    case .node(let node): snapshot.nodes.append(node.withUID)
    case .nodeClaim(let claim): snapshot.nodeClaims.append(claim.withUID)
    case .nodePool(var nodePool):
      if nodePool.status.conditions["Ready"] == nil {
        nodePool.status.conditions.append(Condition(type: "Ready", status: .isTrue))
      }
      snapshot.nodePools.append(nodePool.withUID)
    case .daemonSet(let daemonSet): snapshot.daemonSets.append(daemonSet.withUID)
    case .namespace(let namespace): snapshot.namespaces.append(namespace.withUID)
    case .podDisruptionBudget(let budget): snapshot.podDisruptionBudgets.append(budget.withUID)
    case .service, .serviceAccount, .configMap, .limitRange, .resourceQuota, .event, .deployment,
      .replicaSet, .priorityClass, .nodeOverlay, .ec2NodeClass, .aksNodeClass, .ociNodeClass,
      .kubeSchedulerConfiguration, .statefulSet,
      .controllerRevision, .job, .cronJob,
      .horizontalPodAutoscaler, .verticalPodAutoscaler, .scaledObject, .persistentVolume,
      .persistentVolumeClaim, .storageClass, .volumeAttachment, .csiNode, .endpointSlice, .inert:
      break
    }
  }

  private static func priorities(_ resources: [KubernetesResource]) -> [String: Int] {
    let classes = resources.compactMap { resource -> PriorityClass? in
      guard case .priorityClass(let priorityClass) = resource else { return nil }
      return priorityClass
    }
    return Dictionary(classes.map { ($0.metadata.name, $0.value) }) { first, _ in first }
  }

  private static func standing(_ pod: Pod) -> Pod {
    var pod = pod.withUID
    if pod.isBound {
      if pod.status.phase == .pending { pod.status.phase = .running }
    } else if pod.status.conditions["PodScheduled"] == nil {
      pod.status.conditions.append(
        Condition(type: "PodScheduled", status: .isFalse, reason: "Unschedulable"))
    }
    return pod
  }
}

extension KubernetesObject {
  fileprivate var withUID: Self {
    guard metadata.uid.text.isEmpty else { return self }
    return with { $0.metadata.uid = UID(name.description) }
  }
}
