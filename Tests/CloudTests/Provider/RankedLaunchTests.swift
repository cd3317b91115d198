import Kubernetes
import Testing

@testable import Cloud

/// Launches on Azure and OCI: one machine is asked for at a time, the cheapest offer first.
struct RankedLaunchTests {
  private static func aks() -> NodeClass {
    let (nodeClass, _) = AKSNodeClass().with { $0.metadata.name = "default" }.resolved(
      in: AzureCloud(), at: .start)
    return .aks(nodeClass)
  }

  private static func oci() -> NodeClass {
    var nodeClass = OCINodeClass()
    nodeClass.metadata.name = "default"
    nodeClass.spec.bootVolume.imageID = "ocid1.image.oc1.iad.aaa"
    return .oci(nodeClass.resolved(in: OCICloud(), at: .start).0)
  }

  private static func claim(_ name: String, on types: [String], as capacityTypes: [String]) -> NodeClaim {
    NodeClaim().with {
      $0.metadata.name = name
      $0.metadata.labels[WellKnown.nodePool] = "default"
      $0.spec.nodeClassRef.name = "default"
      $0.spec.requirements = [
        NodeSelectorRequirement(key: WellKnown.instanceType, operator: .isIn, values: types),
        NodeSelectorRequirement(key: WellKnown.capacityType, operator: .isIn, values: capacityTypes),
      ].map { NodeSelectorRequirementWithMinValues($0) }
    }
  }

  private static func launch(_ cloud: inout CloudState, _ claim: NodeClaim, _ nodeClass: NodeClass)
    -> InstanceLaunch
  {
    let types = cloud.instanceTypes(from: cloud.types(of: nodeClass), for: nodeClass, at: .start)
    return cloud.launch(claim, nodeClass: nodeClass, types: types, at: .start)
  }

  @Test("Azure gives the cheapest size, spot where the claim allows it, named for the claim")
  func azure() throws {
    var cloud = CloudState(site: .azure(AzureCloud()), clusterName: "aula", seed: 1)
    let claim = Self.claim(
      "default-2jf98", on: ["Standard_D4s_v5", "Standard_D2s_v5"], as: ["spot", "on-demand"])
    let launch = Self.launch(&cloud, claim, Self.aks())
    guard case .launched(let launched) = launch.outcome else {
      Issue.record("\(launch.outcome)")
      return
    }
    #expect(launched.instance.instanceType == "Standard_D2s_v5" && launched.instance.capacityType == .spot)
    #expect(launched.labels[AzureLabel.scaleSetPriority] == "spot")
    #expect(launched.instance.providerID.hasSuffix("/virtualMachines/aks-default-2jf98"))
    #expect(cloud.instance(providerID: launched.instance.providerID) == launched.instance)
    #expect(cloud.nodeName(of: launched.instance) == "aks-default-2jf98")
    #expect(launched.instance.imageID.contains("2404gen2containerd"))
  }

  @Test("Azure without capacity fails the launch, and does not offer it again for an hour")
  func azureShortage() {
    var cloud = CloudState(site: .azure(AzureCloud()), clusterName: "aula", seed: 1)
    cloud.pools.shortages = [CapacityShortage(instanceType: "Standard_D2s_v5", capacityType: .spot)]
    let claim = Self.claim("a", on: ["Standard_D2s_v5"], as: ["spot", "on-demand"])
    let first = Self.launch(&cloud, claim, Self.aks())
    guard case .failed(let failure) = first.outcome else {
      Issue.record("\(first.outcome)")
      return
    }
    #expect(failure.condition.reason == "SKUNotAvailable")
    #expect(cloud.unavailableOfferings.entries(at: .seconds(3599)).count == 3)
    #expect(cloud.unavailableOfferings.entries(at: .seconds(3601)).isEmpty)
    guard case .launched(let launched) = Self.launch(&cloud, claim, Self.aks()).outcome else {
      Issue.record("no second launch")
      return
    }
    #expect(launched.instance.capacityType == .onDemand)
  }

  @Test("OCI tries one offer after the other, and spreads a NodePool's machines over domains")
  func oci() {
    var cloud = CloudState(site: .oci(OCICloud()), clusterName: "aula", seed: 1)
    cloud.pools.shortages = [CapacityShortage(instanceType: "VM.Standard2.1")]
    var zones: [String] = []
    for name in ["a", "b", "c"] {
      let launch = Self.launch(
        &cloud, Self.claim(name, on: ["VM.Standard2.1", "VM.Standard2.2"], as: ["on-demand"]), Self.oci())
      guard case .launched(let launched) = launch.outcome else {
        Issue.record("\(launch.outcome)")
        return
      }
      #expect(launch.errors.count == 3 && launch.errors.allSatisfy { $0.code == .outOfHostCapacity })
      #expect(launched.instance.instanceType == "VM.Standard2.2")
      zones.append(launched.instance.zone.name)
    }
    #expect(Set(zones).count == 3)
    #expect(cloud.unavailableOfferings.entries(at: .start).isEmpty)
  }

  @Test("a machine drifts when its image is no longer the newest, each provider by its own name for that")
  func drift() throws {
    for (site, nodeClass, reason) in [
      (CloudSite.azure(AzureCloud()), Self.aks(), "ImageDrift"),
      (.oci(OCICloud()), Self.oci(), "imageMismatch"),
    ] {
      let cloud = CloudState(site: site, clusterName: "aula", seed: 1)
      let old = NodeClaim().with { $0.status.imageID = "other" }
      #expect(cloud.driftReason(of: old, from: nodeClass, types: []) == reason)
    }
  }
}
