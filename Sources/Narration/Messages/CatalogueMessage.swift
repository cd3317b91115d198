import Cloud

/// What the shell says about the catalogue of instance types.
public enum CatalogueMessage: Message, Equatable {
  case nothingFound(of: Int)
  case noSuchType(String, nearest: [String], isSoldElsewhere: Bool)
  case using(String, types: Int, region: String, isFile: Bool)
  /// Machines that run, and those of them whose type is no longer offered.
  case nodesStay(Int, missing: Int)
  case region(String, zones: [String])
  /// A world begins in a region and stays there.
  case regionIsForAll(String)
  case badFile(String, GenericCatalogue.Problem)
  case emptyFile(String)
}

/// What two instance types are compared in.
public enum CatalogueTrait: String, CaseIterable, Message {
  case arch, manufacturer, generation, vcpu, memory, allocatableCPU, allocatableMemory, pods, gpu, nvme,
    network, ebs,
    onDemand, onDemandPerVCPU, spot, spotZone, interruption
}
