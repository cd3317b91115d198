import Cluster
import Kubernetes
import Manifests
import Narration

/// Manifests as `-f` names them: a file, a folder, `-` for what a pipe or a here-document gives.
extension Session {
  /// The documents of every file, in order; one that cannot be read is a failure in its place.
  func documents(_ paths: [String], _ given: Invocation) throws(CommandError) -> [Result<
    Document, InvalidManifest
  >] {
    var documents: [Result<Document, InvalidManifest>] = []
    for path in paths {
      if path == "-" {
        guard let text = given.input else {
          throw .upstream(UpstreamText.noStandardInput, CommandMessage.seeHelp(of: "files"))
        }
        documents += Document.readAll(text, source: "STDIN")
        continue
      }
      for file in try manifestFiles(path, recursive: given.has(.recursive)) {
        documents += Document.readAll(try readText(file), source: file)
      }
    }
    guard !documents.isEmpty else { throw .upstream(UpstreamText.noObjectsPassed(to: given.command.name)) }
    return documents
  }

  /// A file itself, or what a folder holds of manifests, by name.
  private func manifestFiles(_ path: String, recursive: Bool) throws(CommandError) -> [String] {
    if path.hasPrefix("http://") || path.hasPrefix("https://") {
      throw .say(.notHere(command: "-f \(path)", instead: nil))
    }
    guard let entries = entries(of: path) else { return [path] }
    var files: [String] = []
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    for entry in entries {
      let place = folder == "." || folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
      if entry.isFolder {
        if recursive { files += (try? manifestFiles(place, recursive: true)) ?? [] }
      } else if [".yaml", ".yml", ".json"].contains(where: entry.name.hasSuffix) {
        files.append(place)
      }
    }
    guard !files.isEmpty else { throw .say(.noManifests(path: path)) }
    return files
  }

  /// The objects that a command means: what `-f` and `-k` speak of, else what its words name.
  func selection(of given: Invocation) throws(CommandError) -> ResourceSelection {
    guard given.namesFiles else { return try selection(given.words) }
    var names: [ResourceSelection.ObjectName] = []
    for document in try manifests(given) {
      do throws(InvalidManifest) {
        let resource = try Manifest.decode(try document.get())
        names.append(
          .init(kind: resource.kind, name: resource.metadata.name, namespace: resource.metadata.namespace))
      } catch {
        throw CommandError(error)
      }
    }
    return .named(names)
  }

  /// Does something with each document by itself: one that fails changes nothing, and the others go on.
  mutating func forEachObject(
    in documents: [Result<Document, InvalidManifest>], _ given: Invocation,
    _ body: (inout Session, KubernetesResource, Document) throws(CommandError) -> CommandOutput
  ) throws(CommandError) -> CommandOutput {
    var output = CommandOutput()
    var failures: [CommandError] = []
    for document in documents {
      let before = self
      do throws(CommandError) {
        let (resource, document) = try object(of: document, given)
        output.append(try body(&self, resource, document))
      } catch {
        self = before
        failures.append(error)
        if documents.count > 1 { output.print(error.told(in: language), to: .remarks) }
      }
    }
    if documents.count == 1, let only = failures.first { throw only }
    if !failures.isEmpty { output.status = .failed }
    return output
  }

  private func object(of document: Result<Document, InvalidManifest>, _ given: Invocation)
    throws(CommandError)
    -> (KubernetesResource, Document)
  {
    let read: Document
    var resource: KubernetesResource
    do throws(InvalidManifest) {
      read = try document.get()
    } catch {
      throw CommandError(error)
    }
    if let kind = read.kind, !world.serves(kind) { throw notServed(kind, read) }
    do throws(InvalidManifest) {
      resource = try Manifest.decode(read)
    } catch {
      throw CommandError(error)
    }
    let mayStand = world.admits(resource.kind) || world.object(resource.reference) != nil
    guard mayStand else { throw notServed(resource.kind, read) }
    guard resource.kind.isNamespaced else {
      resource.metadata.namespace = ""
      return (resource, read)
    }
    if resource.metadata.namespace.isEmpty {
      resource.metadata.namespace = given[.namespace] ?? namespace
    } else if let asked = given[.namespace], asked != resource.metadata.namespace {
      throw .upstream(UpstreamText.namespaceMismatch(resource.metadata.namespace, asked))
    }
    return (resource, read)
  }

  /// What the API server answers about an object of a kind that it does not know, or not any more.
  private func notServed(_ kind: Kind, _ document: Document) -> CommandError {
    let name = document.json["metadata"]?["name"]?.string ?? ""
    var error = CommandError.upstream(
      world.serves(kind)
        ? UpstreamText.definitionIsTerminating
        : UpstreamText.noMatches(kind, name: name, source: document.source))
    if !world.admits(kind) {
      error.messages = [HelmMessage.kindIsGone(kind.name, chart: "karpenter-crd")]
    }
    return error
  }
}

extension Document {
  /// The kind that it says it is of; nil for one that is not known here.
  fileprivate var kind: Kind? {
    guard let name = json["kind"]?.string, let version = json["apiVersion"]?.string else { return nil }
    return Kinds.named(name, apiVersion: version)?.kind
  }
}

extension Invocation {
  /// Whether `-f` or `-k` says what it is about.
  var namesFiles: Bool { self[.filename] != nil || self[.kustomize] != nil }
}
