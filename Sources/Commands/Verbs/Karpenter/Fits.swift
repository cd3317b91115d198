import Cluster
import Karpenter
import Kubernetes
import Manifests
import Narration
import Observability

extension Command {
  static let fits = Command(
    "fits", aliases: ["cabe"], syntax: [.any(.resources)],
    flags: [.filename, .recursive, .replicas, .namespace],
    help: .fits, examples: ["fits nginx-50.yaml", "fits nginx-50.yaml --replicas 200"]
  ) { session, given throws(CommandError) in
    let wanted = try given.integer(.replicas)
    if let wanted, !(1...10_000).contains(wanted) {
      throw .say(.badNumber("\(wanted)", lowest: 1, highest: 10_000))
    }
    let (subjects, world) = try session.subjects(given)
    var output = CommandOutput()
    for subject in subjects {
      let forecast: PodForecast
      do throws(APIError) {
        forecast = try world.forecast(subject.pods(wanted ?? subject.replicas))
      } catch {
        throw .server(error)
      }
      let parts = forecast.parts(
        like: subject.name, requests: subject.template.spec.effectiveRequests,
        hoursPerMonth: Bill.hoursPerMonth)
      output.append(.lines(session.narrator(session.detail).tell(parts, indent: 0)))
      if !forecast.allFit { output.status = .negative }
    }
    return output
  }
}

/// What Pods are asked about: what they are like, and how many.
private struct FitsSubject {
  let name: String
  let template: PodTemplate
  let namespace: String
  let replicas: Int

  /// New Pods like it.
  func pods(_ count: Int) -> [Pod] {
    (1...max(count, 1)).map { number in
      var pod = Pod()
      pod.metadata = ObjectMeta(
        name: "\(name)-\(number)", namespace: namespace, labels: template.metadata.labels)
      pod.metadata.annotations = template.metadata.annotations
      pod.spec = template.spec
      pod.spec.nodeName = nil
      return pod
    }
  }
}

extension Session {
  /// What the words or the files name, and the world to try it in: with whatever else the files hold, as a
  /// namespace.
  fileprivate func subjects(_ given: Invocation) throws(CommandError) -> (subjects: [FitsSubject], World) {
    var trial = world
    var objects = try subjectObjects(given)
    let withPods = objects.filter { $0.podSpec != nil }
    if !withPods.isEmpty {
      for other in objects where other.podSpec == nil { _ = try? trial.created(other) }
      objects = withPods
    }
    var subjects: [FitsSubject] = []
    for object in objects { subjects.append(try subject(object, given)) }
    return (subjects, trial)
  }

  private func subjectObjects(_ given: Invocation) throws(CommandError) -> [ClusterObject] {
    let files = given.all(.filename)
    guard files.isEmpty else { return try objects(inFiles: files, given) }
    guard let first = given.words.first else {
      throw .say(.missingArgument("POD|FILE", syntax: given.command.usage))
    }
    let isFile = first == "-" || [".yaml", ".yml", ".json"].contains(where: first.hasSuffix)
    if isFile { return try objects(inFiles: given.words, given) }
    if given.words.count > 1 || first.contains("/") { return try targets(given.words, given) }
    for kind in [Kind.pod, .deployment, .replicaSet] {
      let place = ResourceSelection.ObjectName(kind: kind, name: first)
      if let object = object(place, in: given[.namespace] ?? namespace) { return [object] }
    }
    throw notFound(.init(kind: .pod, name: first), in: given[.namespace] ?? namespace)
  }

  private func objects(inFiles paths: [String], _ given: Invocation) throws(CommandError) -> [ClusterObject] {
    var objects: [ClusterObject] = []
    for document in try documents(paths, given) {
      do throws(InvalidManifest) {
        if let object = ClusterObject(try Manifest.decode(try document.get())) { objects.append(object) }
      } catch {
        throw CommandError(error)
      }
    }
    return objects
  }

  private func subject(_ object: ClusterObject, _ given: Invocation) throws(CommandError) -> FitsSubject {
    guard object.as(DaemonSet.self) == nil else { throw .say(FitsMessage.ownedByDaemonSet) }
    guard let (template, replicas) = object.podTemplate else {
      throw .say(FitsMessage.hasNoPods(kind: object.kind.name))
    }
    let home = object.metadata.namespace
    return FitsSubject(
      name: object.name, template: template, namespace: home.isEmpty ? given[.namespace] ?? namespace : home,
      replicas: replicas)
  }
}

extension ClusterObject {
  /// What its Pods are made from, and how many it wants; of a Pod, one like itself.
  fileprivate var podTemplate: (template: PodTemplate, replicas: Int)? {
    if let pod = self.as(Pod.self) {
      var template = PodTemplate()
      template.metadata.labels = pod.metadata.labels
      template.metadata.annotations = pod.metadata.annotations
      template.spec = pod.spec
      return (template, 1)
    }
    if let deployment = self.as(Deployment.self) { return (deployment.template, deployment.replicas) }
    return self.as(ReplicaSet.self).map { ($0.template, $0.replicas) }
  }
}
