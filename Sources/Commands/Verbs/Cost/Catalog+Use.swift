import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration

/// Which instance types there are from now on, and where.
extension Session {
  private static let subsets: [String: EC2Catalogue.Subset] = ["full": .full, "teaching": .teaching]

  /// `full`, `teaching`, or a file of types in the shape of Karpenter's KWOK provider.
  mutating func useCatalogue(_ words: [String]) throws(CommandError) -> CommandOutput {
    guard let word = words.first else { throw .say(.usage(syntax: "catalog use full|teaching|FILE")) }
    if let subset = Self.subsets[word] {
      guard world.cloud.provider == .aws || word == "full" else {
        throw .say(.badFlagValue(flag: "catalog use", value: word, allowed: ["full", "FILE.json"]))
      }
      try move { $0.useCatalogue(subset: subset) }
    } else if word.contains(".") || word.contains("/") {
      let types = try types(inFile: word)
      try move { $0.useCatalogue(of: types) }
    } else {
      throw .say(
        .badFlagValue(flag: "catalog use", value: word, allowed: Self.subsets.keys.sorted() + ["FILE.json"]))
    }
    return told(using: word)
  }

  private func told(using name: String) -> CommandOutput {
    let types = world.catalogueSize
    var output = CommandOutput()
    output.line(
      CatalogueMessage.using(
        name, types: types, region: world.cloud.regionName, isFile: Self.subsets[name] == nil
      ).told(in: language))
    let (nodes, missing) = world.nodesOutsideCatalogue
    if nodes > 0 {
      let note = CatalogueMessage.nodesStay(nodes, missing: missing).told(in: language)
      for line in note.wrapped(to: width) { output.remark(line) }
    }
    return output
  }

  private func types(inFile path: String) throws(CommandError) -> [InstanceType] {
    var types: [InstanceType] = []
    for document in Document.readAll(try readText(path), source: path, limits: .dump) {
      let json: JSONValue
      do throws(InvalidManifest) {
        json = try document.get().json
      } catch {
        throw CommandError(error)
      }
      do throws(GenericCatalogue.Problem) {
        types += try GenericCatalogue.types(from: json)
      } catch {
        throw .say(CatalogueMessage.badFile(path, error))
      }
    }
    guard !types.isEmpty else { throw .say(CatalogueMessage.emptyFile(path)) }
    return types
  }

  /// The region is the whole world's: it is told, and chosen when a world begins.
  func tellRegion(_ words: [String]) throws(CommandError) -> CommandOutput {
    let region = world.cloud.regionName
    guard let word = words.first, word != region else {
      return CommandOutput(
        CatalogueMessage.region(region, zones: world.cloud.account.subnets.map(\.zone.name))
          .told(in: language) + "\n")
    }
    let regions = world.cloud.provider.regions
    guard regions.contains(word) else {
      throw .say(.badFlagValue(flag: "region", value: word, allowed: regions))
    }
    throw .say(CatalogueMessage.regionIsForAll(word))
  }
}
