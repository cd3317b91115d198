import Cloud
import Kubernetes

extension World {
  /// Takes another choice of instance types or of prices from here on; machines that run keep theirs.
  public mutating func useCatalogue(subset: EC2Catalogue.Subset? = nil, prices: PriceProfile? = nil) {
    if let subset { cloud.catalogue.subset = subset }
    if let prices { cloud.catalogue.prices = prices }
    lookAgainAtCatalogue()
  }

  /// Takes a student's own prices from here on, in the place of the profile's where they have one; machines that run
  /// keep theirs.
  public mutating func usePrices(_ own: PriceList) {
    cloud.catalogue.ownPrices = own
    lookAgainAtCatalogue()
  }

  /// Offers these types in the place of EC2's; NodeClasses find the subnets of their zones.
  public mutating func useCatalogue(of types: [InstanceType]) {
    cloud.use(types)
    for nodeClass in objects.nodeClassNames { enqueue(.nodeClassController, nodeClass) }
    lookAgainAtCatalogue()
  }

  /// Pods that wait may find a type now, NodeClaims may be of one that is no longer offered, and another machine may be
  /// the cheaper one.
  private mutating func lookAgainAtCatalogue() {
    for claim in objects.nodeClaims.keys { enqueue(.nodeClaimConditions, claim) }
    retryProvisioning()
    considerDisruption()
  }

  /// How many types are offered.
  public var catalogueSize: Int {
    cloud.typeNames.count
  }

  /// Machines that Karpenter has made, and how many of them are of a type that is not offered.
  public var nodesOutsideCatalogue: (nodes: Int, outside: Int) {
    let names = Set(cloud.typeNames)
    let machines = cloud.describeInstances()
    return (machines.count, machines.count { !names.contains($0.instanceType) })
  }
}
