import Controllers
import Kubernetes

extension LoadMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .change(let change, let owner): return Self.portuguese(change, owner)
    case .set(let load, let pods):
      let workers =
        pods == 0
        ? "ninguém que atenda por enquanto" : "\(Self.format.count(pods, "Pod")) Ready para atender"
      return "\(load.target.name.name, .name): \(Self.text(load)); \(workers)"
    case .ended(let name): return "\(name, .name) não recebe mais nada"
    case .none:
      return StyledText(marked: "nenhuma aplicação recebe carga: `load web 500rps`, `load worker queue=2000`")
    case .badLoad(let text):
      return StyledText(
        marked:
          "não entendi \"\(text)\": escreva `load web 500rps`, `load web ramp 100rps..500rps over 10m`, `load web wave 100rps..500rps every 10m for 1h`, `load worker queue=2000 20/s` ou `load web off`"
      )
    case .badRate(let text):
      return StyledText(
        marked: "\"\(text)\" não é uma taxa: escreva `500rps` ou `20/s`, até um bilhão por segundo")
    case .badWave:
      return StyledText(
        marked:
          "uma rampa ou onda leva de 15s a 7d: `over 10m`; a onda tem ainda um período de 1m ou mais: `every 10m`"
      )
    case .unknownProfile(let text):
      let known = WorkloadProfile.allCases.map { "`\($0.rawValue)`" }
      return StyledText(marked: "\"\(text)\" não é um perfil: use \(Self.format.any(known))")
    case .noSuchWorkload(let name, let namespace, let nearest):
      let hint = nearest.isEmpty ? "" : ". Quis dizer \(Self.format.any(nearest.map { "`\($0)`" }))?"
      return StyledText(
        marked: "não há Deployment, StatefulSet nem ReplicaSet \"\(name)\" no namespace \(namespace)\(hint)")
    case .nothingToEnd(let name, let loaded):
      let hint = loaded.isEmpty ? "" : ": recebem carga \(Self.format.all(loaded.map { "`\($0)`" }))"
      return StyledText(marked: "\"\(name)\" não recebe carga nenhuma\(hint)")
    }
  }

  private static func text(_ load: ApplicationLoad) -> String {
    let unit = load.queue == nil ? "requisições/s" : "mensagens/s"
    let arriving: String =
      switch load.pattern {
      case .constant(let rate): "\(format.rate(rate)) \(unit)"
      case .ramp(let from, let to, let over):
        "de \(format.rate(from)) a \(format.rate(to)) \(unit) em \(over.brief)"
      case .wave(let low, let high, let period, let lasting):
        "entre \(format.rate(low)) e \(format.rate(high)) \(unit), indo e voltando a cada \(period.brief), por \(lasting.brief)"
      }
    guard let queue = load.queue else { return arriving }
    let waiting = format.count(queue.count(at: load.since), "mensagem na fila", "mensagens na fila")
    return load.pattern == .constant(.zero) ? waiting : "\(waiting), e chegam \(arriving)"
  }

  private static func portuguese(_ change: LoadChange, _ owner: StyledText) -> StyledText {
    switch change {
    case .overloaded(let service):
      "\(owner) não dá conta: chegam \(format.rate(service.arriving)) req/s e \(format.count(service.pods, "Pod atende", "Pods atendem")) \(format.rate(service.served)) → \(service.errorPercent)% de erros, latência de \(service.latency) ms\(throttling(service))"
    case .keepsUp(let service):
      "\(owner) \("dá conta de tudo", .success): \(format.rate(service.arriving)) req/s em \(format.count(service.pods, "Pod")), latência de \(service.latency) ms"
    case .unserved(let rate):
      "\(owner) não tem Pod Ready: \(format.rate(rate)) req/s chegam e \("ninguém responde", .refusal)"
    case .queueEmptied: "\(owner): a fila \("esvaziou", .success)"
    }
  }

  private static func throttling(_ service: ServiceLevel) -> String {
    service.throttledPercent == 0
      ? "" : ", o Pod mais apertado fica sem \(service.throttledPercent)% da CPU que quer"
  }
}
