import Cloud

extension CatalogueMessage {
  public var english: StyledText {
    let format = Formats.english
    switch self {
    case .nothingFound(let total): return "none of the \(format.count(total)) types is like that"
    case .noSuchType(let name, let nearest, let isSoldElsewhere):
      let hint =
        isSoldElsewhere
        ? " in this catalogue (`catalog use full` has them all)"
        : nearest.isEmpty ? "" : "; did you mean \(format.any(nearest))?"
      return StyledText(marked: "there is no type \(CommandMessage.quoted(name))\(hint)")
    case .using(let name, let types, let region, let isFile):
      return isFile
        ? "Catalogue: \(name), with \(format.count(types, "type")), in the place of EC2's."
        : "Catalogue: \(name), with \(format.count(types, "type")) of \(region)."
    case .nodesStay(let nodes, let missing):
      let stay =
        nodes == 1
        ? "The node that Karpenter has made stays as it is, at the price of its birth."
        : "The \(format.count(nodes)) nodes that Karpenter has made stay as they are, at the prices of their birth."
      let outside =
        missing == 0
        ? ""
        : nodes == 1
          ? " Its type is not in this catalogue: once older than 1h, Karpenter marks it Drifted (InstanceTypeNotFound)."
          : " \(format.count(missing, "is of a type that is not", "are of types that are not")) in this catalogue: once older than 1h, Karpenter marks them Drifted (InstanceTypeNotFound)."
      return StyledText(stay + outside)
    case .region(let region, let zones):
      return "Region \(region, .name): zones \(format.all(zones))."
    case .regionIsForAll(let region):
      return StyledText(
        marked:
          "the region is the whole world's: `reset --region \(region)` starts over there, and `undo` comes back. To look at its types only: `catalog --region \(region)`"
      )
    case .badFile(let path, let problem): return "\(path)\(problem.path): \(Self.english(problem.fault))"
    case .emptyFile(let path): return "\(path): no instance type; a list in JSON is expected"
    }
  }

  private static func english(_ fault: GenericCatalogue.Problem.Fault) -> String {
    switch fault {
    case .missing: "this field is missing"
    case .notA(.list): "must be a list"
    case .notA(.object): "must be an object"
    case .notA(.text): "must be a text"
    case .notA(.number): "must be a number"
    case .notA(.bool): "must be true or false"
    case .badQuantity(let text): "\(CommandMessage.quoted(text)) is no quantity, such as 500m or 4Gi"
    case .unknownCapacityType(let text):
      "\(CommandMessage.quoted(text)) is none of on-demand, spot and reserved"
    }
  }
}

extension CatalogueTrait {
  public var english: StyledText {
    switch self {
    case .arch: "architecture"
    case .manufacturer: "CPU maker"
    case .generation: "generation"
    case .vcpu: "vCPU"
    case .memory: "memory"
    case .allocatableCPU: "CPU for Pods"
    case .allocatableMemory: "memory for Pods"
    case .pods: "Pods, at most"
    case .gpu: "GPUs"
    case .nvme: "local NVMe (GB)"
    case .network: "network (Mbps)"
    case .ebs: "EBS (Mbps)"
    case .onDemand: "on-demand"
    case .onDemandPerVCPU: "on-demand per vCPU"
    case .spot: "spot, in the cheapest zone"
    case .spotZone: "cheapest zone"
    case .interruption: "spot interruption per month"
    }
  }
}
