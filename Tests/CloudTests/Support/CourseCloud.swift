import Kubernetes

@testable import Cloud

/// The course's account with the teaching types, a NodeClass that is ready, and claims in few words.
struct CourseCloud {
  var cloud: CloudState
  var nodeClass: EC2NodeClass

  init(prices: PriceProfile = .course) {
    cloud = CloudState(catalogue: EC2Catalogue(prices: prices, subset: .teaching))
    nodeClass = Self.nodeClass().resolved(in: cloud.account, at: .start).0
  }

  static func nodeClass(_ change: (inout EC2NodeClass) -> Void = { _ in }) -> EC2NodeClass {
    var nodeClass = EC2NodeClass()
    nodeClass.metadata.name = "default"
    nodeClass.metadata.generation = 1
    nodeClass.spec.role = "KarpenterNodeRole-bancada"
    nodeClass.spec.amiSelectorTerms = [EC2NodeClass.AMISelectorTerm(alias: "al2023@latest")]
    var discovery = EC2NodeClass.SelectorTerm()
    discovery.tags = ["karpenter.sh/discovery": "bancada"]
    nodeClass.spec.subnetSelectorTerms = [discovery]
    nodeClass.spec.securityGroupSelectorTerms = [discovery]
    change(&nodeClass)
    return nodeClass
  }

  /// - Parameter requirements: `key=a,b`, `key!=a`, `key`, `!key`, `key>4`.
  static func claim(_ requirements: String..., cpu: String = "1", name: String = "default-abcde") -> NodeClaim
  {
    var claim = NodeClaim()
    claim.metadata.name = name
    claim.metadata.labels = [WellKnown.nodePool: "default"]
    claim.spec.nodeClassRef.name = "default"
    claim.spec.resources.requests = ResourceList([.cpu: Quantity(cpu) ?? .zero, .pods: Quantity(1)])
    claim.spec.requirements = requirements.map { NodeSelectorRequirementWithMinValues(requirement($0)) }
    return claim
  }

  private static func requirement(_ text: String) -> NodeSelectorRequirement {
    func parts(_ separator: String) -> (key: String, values: [String])? {
      let parts = text.split(separator: separator, maxSplits: 1).map(String.init)
      return parts.count == 2 ? (parts[0], parts[1].split(separator: ",").map(String.init)) : nil
    }
    if let (key, values) = parts("!=") { return .init(key: key, operator: .notIn, values: values) }
    if let (key, values) = parts("=") { return .init(key: key, operator: .isIn, values: values) }
    if let (key, values) = parts(">") { return .init(key: key, operator: .gt, values: values) }
    if text.hasPrefix("!") { return .init(key: String(text.dropFirst()), operator: .doesNotExist) }
    return .init(key: text, operator: .exists)
  }

  func types(at now: VirtualTime = .start) -> [InstanceType] {
    let base = cloud.catalogue.instanceTypes(for: EC2NodeConfiguration(nodeClass, options: cloud.options))
    return cloud.instanceTypes(from: base, for: nodeClass, at: now)
  }

  mutating func launch(_ claim: NodeClaim, at now: VirtualTime = .start) -> InstanceLaunch {
    cloud.launch(claim, nodeClass: nodeClass, types: types(at: now), at: now)
  }
}

extension EC2NodeClass.AMISelectorTerm {
  init(alias: String) {
    self.init()
    self.alias = alias
  }
}

extension InstanceLaunch {
  var launched: Launched? {
    if case .launched(let launched) = outcome { launched } else { nil }
  }
}
