import Cloud

extension CatalogueMessage {
  public var portuguese: StyledText {
    let format = Formats.portuguese
    switch self {
    case .nothingFound(let total): return "nenhum dos \(format.count(total)) tipos é assim"
    case .noSuchType(let name, let nearest, let isSoldElsewhere):
      let hint =
        isSoldElsewhere
        ? " neste catálogo (`catalog use full` tem todos)"
        : nearest.isEmpty ? "" : "; quis dizer \(format.any(nearest))?"
      return StyledText(marked: "não há o tipo \(CommandMessage.quoted(name))\(hint)")
    case .using(let name, let types, let region, let isFile):
      return isFile
        ? "Catálogo: \(name), com \(format.count(types, "tipo")), no lugar dos da EC2."
        : "Catálogo: \(name), com \(format.count(types, "tipo")) de \(region)."
    case .nodesStay(let nodes, let missing):
      let stay =
        nodes == 1
        ? "O nó que o Karpenter já criou fica como está, com o preço de quando nasceu."
        : "Os \(format.count(nodes)) nós que o Karpenter já criou ficam como estão, com o preço de quando nasceram."
      let outside =
        missing == 0
        ? ""
        : nodes == 1
          ? " O tipo dele não está neste catálogo: com mais de 1h de vida, o Karpenter o marca Drifted (InstanceTypeNotFound)."
          : " \(format.count(missing, "é de um tipo que não está", "são de tipos que não estão")) neste catálogo: com mais de 1h de vida, o Karpenter marca Drifted (InstanceTypeNotFound)."
      return StyledText(stay + outside)
    case .region(let region, let zones):
      return "Região \(region, .name): zonas \(format.all(zones))."
    case .regionIsForAll(let region):
      return StyledText(
        marked:
          "a região vale para o mundo inteiro: `reset --region \(region)` recomeça nela, e `undo` volta. Só para olhar os tipos: `catalog --region \(region)`"
      )
    case .badFile(let path, let problem): return "\(path)\(problem.path): \(Self.portuguese(problem.fault))"
    case .emptyFile(let path): return "\(path): nenhum tipo de instância; espera-se uma lista em JSON"
    }
  }

  private static func portuguese(_ fault: GenericCatalogue.Problem.Fault) -> String {
    switch fault {
    case .missing: "falta este campo"
    case .notA(.list): "deve ser uma lista"
    case .notA(.object): "deve ser um objeto"
    case .notA(.text): "deve ser um texto"
    case .notA(.number): "deve ser um número"
    case .notA(.bool): "deve ser true ou false"
    case .badQuantity(let text): "\(CommandMessage.quoted(text)) não é uma quantidade, como 500m ou 4Gi"
    case .unknownCapacityType(let text):
      "\(CommandMessage.quoted(text)) não é on-demand, spot nem reserved"
    }
  }
}

extension CatalogueTrait {
  public var portuguese: StyledText {
    switch self {
    case .arch: "arquitetura"
    case .manufacturer: "fabricante da CPU"
    case .generation: "geração"
    case .vcpu: "vCPU"
    case .memory: "memória"
    case .allocatableCPU: "CPU para Pods"
    case .allocatableMemory: "memória para Pods"
    case .pods: "Pods, no máximo"
    case .gpu: "GPUs"
    case .nvme: "NVMe local (GB)"
    case .network: "rede (Mbps)"
    case .ebs: "EBS (Mbps)"
    case .onDemand: "on-demand"
    case .onDemandPerVCPU: "on-demand por vCPU"
    case .spot: "spot, na zona mais barata"
    case .spotZone: "zona mais barata"
    case .interruption: "interrupção spot por mês"
    }
  }
}
