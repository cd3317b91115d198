import Cloud
import Kubernetes
import Manifests

/// A world made of what a real cluster's `kubectl get … -A -o yaml` or `-o json` printed, and what became of the objects.
public struct ClusterImport: Sendable {
  public let world: World
  public let report: Report
  /// When the dump was made, by the newest moment written in it; nil where none is.
  public let instant: VirtualTime?
  public let provider: CloudProvider
  /// As nodes name it; nil where none does.
  public let region: String?
  /// The region whose zones and prices stand for one that the catalogue does not know; nil where it does.
  public let takenAs: String?

  /// What became of the objects.
  public struct Report: Equatable, Sendable {
    /// How many of each kind the world has of it.
    public internal(set) var kinds: [String: Int] = [:]
    public internal(set) var secrets = 0
    /// Kinds that Bancada does not know, and how many there were.
    public internal(set) var skippedKinds: [String: Int] = [:]
    public internal(set) var leftOut: [LeftOut] = []
    /// Pods left out, since the dump lacks the nodes that they name.
    public internal(set) var podsWithoutNode = 0
    /// Pods that stand alone, since the dump lacks their owner.
    public internal(set) var podsWithoutOwner = 0
    /// ReplicaSets that the dump lacks, made anew from their Deployments.
    public internal(set) var replicaSetsMade = 0
    /// Instance types of Karpenter's machines that the catalogue lacks, and how many machines each.
    public internal(set) var unknownTypes: [String: Int] = [:]
  }

  /// An object that could not be taken.
  public struct LeftOut: Equatable, Sendable {
    public let kind: String
    /// Empty where it could not even be read.
    public let name: String
    public let reason: Reason
  }

  public enum Reason: Equatable, Sendable {
    case invalid(InvalidManifest)
    case nameless
    case tooLarge
  }

  /// Reads the files twice: first for the instant and the place of the cluster, then its objects.
  ///
  /// - Parameter read: hands out the bytes of every file, one after the other, in pieces of any size, then nil; a nil ends one
  ///   file. It is called twice.
  public init<Failure: Error>(
    reading read: ((ArraySlice<UInt8>?) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    var splitter = DumpSplitter()
    var survey = DumpSurvey()
    try read { (chunk: ArraySlice<UInt8>?) in
      if let chunk {
        splitter.feed(chunk) { survey.look(at: $0) }
      } else {
        splitter.finish { survey.look(at: $0) }
      }
    }
    splitter = DumpSplitter()
    var importer = ClusterImporter(survey)
    try read { (chunk: ArraySlice<UInt8>?) in
      if let chunk {
        splitter.feed(chunk) { importer.take($0) }
      } else {
        splitter.finish { importer.take($0) }
      }
    }
    self = importer.finish()
  }

  init(
    world: World, report: Report, instant: VirtualTime?, provider: CloudProvider, region: String?,
    takenAs: String?
  ) {
    self.world = world
    self.report = report
    self.instant = instant
    self.provider = provider
    self.region = region
    self.takenAs = takenAs
  }
}

/// A region that the catalogue does not know is taken as the first that it does: `eu-west-1b` is `us-east-1b` then.
struct RegionMapping: Equatable, Sendable {
  let source: String?
  let target: String

  init(_ survey: DumpSurvey) {
    source = survey.region
    let known = survey.provider.regions
    target = source.flatMap { known.contains($0) ? $0 : nil } ?? known.first ?? ""
  }

  var isIdentity: Bool { source == nil || source == target }

  /// Nil for a text that names neither the region nor a zone of it.
  func mapped(_ text: String) -> String? {
    guard !isIdentity, let source, text.hasPrefix(source) else { return nil }
    let rest = text.dropFirst(source.count)
    let isZone = rest.count == 1 && rest.first?.isLetter ?? false || rest.count == 2 && rest.first == "-"
    return rest.isEmpty || isZone ? target + rest : nil
  }
}
