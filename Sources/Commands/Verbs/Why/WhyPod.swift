import Cluster
import Kubernetes
import Manifests
import Narration
import Scheduling

/// A Pod on a node, or under another configuration of kube-scheduler.
extension Session {
  private static let whyOnNode = "why pod NAME [not] on node NAME"

  func why(_ subject: [String], on place: [String], _ given: Invocation) throws(CommandError)
    -> CommandOutput
  {
    let pod = try pod(subject, usage: Self.whyOnNode, given)
    var place = place.flatMap { $0.split(separator: "/", maxSplits: 1).map(String.init) }
    if place.count == 2, Kinds.named(place[0])?.kind == .node { place.removeFirst() }
    guard place.count == 1 else { throw .say(.usage(syntax: Self.whyOnNode)) }
    guard world.objects.node(NodeName(place[0])) != nil else {
      throw notFound(.init(kind: .node, name: place[0]), in: "")
    }
    return .lines(Why(world, narrator: narrator(detail)).pod(pod, on: NodeName(place[0])))
  }

  func why(_ subject: [String], with path: String, _ given: Invocation) throws(CommandError)
    -> CommandOutput
  {
    let pod = try pod(subject, usage: "why pod NAME --with=FILE", given)
    let configuration = try schedulerConfiguration(in: path, given)
    do throws(SchedulerConfigurationError) {
      return .lines(
        try Why(world, narrator: narrator(detail)).pod(pod, with: configuration, named: path))
    } catch {
      throw CommandError(error)
    }
  }

  private func pod(_ words: [String], usage: String, _ given: Invocation) throws(CommandError) -> PodName {
    if words.count == 1, !words[0].contains("/") {
      let pod = ResourceSelection.ObjectName(kind: .pod, name: words[0])
      let namespace = given[.namespace] ?? namespace
      guard let found = object(pod, in: namespace) else { throw notFound(pod, in: namespace) }
      return found.reference.name
    }
    let target = try target(words, given)
    guard target.kind == .pod else { throw .say(.usage(syntax: usage)) }
    return target.reference.name
  }

  private func schedulerConfiguration(in path: String, _ given: Invocation) throws(CommandError)
    -> KubeSchedulerConfiguration
  {
    var found: [KubeSchedulerConfiguration] = []
    for document in try documents([path], given) {
      do throws(InvalidManifest) {
        let resource = try Manifest.decode(try document.get())
        if let configuration = resource.as(KubeSchedulerConfiguration.self) { found.append(configuration) }
      } catch {
        throw CommandError(error)
      }
    }
    guard found.count == 1 else { throw .say(SchedulerConfigurationMessage.notAConfiguration(path: path)) }
    return found[0]
  }
}
