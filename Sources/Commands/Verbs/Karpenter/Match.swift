import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration

extension Command {
  static let match = Command(
    "match", aliases: ["casa"], syntax: [.any(.file)], flags: [.filename, .recursive], help: .match,
    examples: ["match nodepool-limite-100-cpu.yaml"]
  ) { session, given throws(CommandError) in
    let paths = given.all(.filename) + given.words
    guard !paths.isEmpty else { throw .say(.missingArgument("FILE", syntax: given.command.usage)) }
    if let nodePool = session.nodePool(named: given.words) {
      return try session.match([nodePool], with: [])
    }
    var nodePools: [NodePool] = []
    var nodeClasses: [NodeClass] = []
    var others: [String] = []
    for document in try session.documents(paths, given) {
      let resource: KubernetesResource
      do throws(InvalidManifest) {
        resource = try Manifest.decode(try document.get())
      } catch {
        throw CommandError(error)
      }
      switch resource {
      case .nodePool(let nodePool): nodePools.append(nodePool)
      case .ec2NodeClass(let nodeClass): nodeClasses.append(.ec2(nodeClass))
      case .aksNodeClass(let nodeClass): nodeClasses.append(.aks(nodeClass))
      case .ociNodeClass(let nodeClass): nodeClasses.append(.oci(nodeClass))
      default: others.append(resource.kind.name)
      }
    }
    guard !nodePools.isEmpty else { throw .say(MatchMessage.noNodePool(found: others)) }
    return try session.match(nodePools, with: nodeClasses)
  }
}

extension Session {
  /// A NodePool of the world: `default`, `nodepool default`, `nodepool/default`; nil when the words name none.
  fileprivate func nodePool(named words: [String]) -> NodePool? {
    let parts = words.flatMap { $0.split(separator: "/").map(String.init) }
    guard let name = parts.last, parts.count <= 2,
      parts.count == 1 || Kinds.named(parts[0])?.kind == .nodePool
    else { return nil }
    return world.objects.nodePools[NamespacedName(namespace: "", name: name)]
  }

  /// Tells of each what it would be and do; the status says whether anything could be launched of all of them.
  fileprivate func match(_ nodePools: [NodePool], with nodeClasses: [NodeClass]) throws(CommandError)
    -> CommandOutput
  {
    var output = CommandOutput()
    for nodePool in nodePools {
      let forecast: NodePoolForecast
      do throws(APIError) {
        forecast = try world.forecast(nodePool, with: nodeClasses)
      } catch {
        throw .server(error)
      }
      let parts = forecast.parts { Spelling.nearest(to: $0, among: $1) }
      output.append(.lines(narrator(detail).tell(parts, indent: 0)))
      if !forecast.canLaunch { output.status = .negative }
    }
    output.remark(MatchMessage.nothingDone.told(in: language))
    return output
  }
}
