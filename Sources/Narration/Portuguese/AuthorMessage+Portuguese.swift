extension AuthorMessage {
  public var portuguese: StyledText {
    switch self {
    case .sound(let folder, .lint): "\("✔", .success) \(folder, .name): nada a corrigir"
    case .sound(let folder, .test):
      "\("✔", .success) \(folder, .name): a solução tem a nota máxima, e cada erro, a sua"
    case .tried(let count, let faulty):
      faulty == 0
        ? "\(Formats.portuguese.count(count, "lição", "lições")), nenhuma com defeito"
        : "\(Formats.portuguese.count(count, "lição", "lições")), \(faulty) com defeito"
    case .written(let folder, let id):
      "\("✔", .success) \(folder, .name): agora `bancada lesson preview \(id)` e `bancada lesson lint \(id)`"
    case .folderExists(let folder): "já existe uma pasta \(folder, .name)"
    case .cannotWrite(let path): "não foi possível escrever \(path, .name)"
    case .badFolder(let folder):
      "“\(folder)” não serve como pasta de uma lição: escreva o id e, se quiser, um nome, como \("d5-consolidacao", .name)"
    case .draftStopped(let line, let command): "a sessão para na linha \(line): \(command, .command)"
    case .nothingToCheck: "a sessão não muda nada no cluster que uma lição possa verificar"
    case .exampleTitle: "Uma lição nova"
    case .exampleProse:
      """
      # Uma lição nova

      Por que isto importa em produção, em duas ou três frases.

      ## deploy

      O que o aluno precisa saber para este passo, e um desenho da ideia:

      ```text
      Deployment ──▶ ReplicaSet ──▶ Pods ──▶ nós
      ```

      **Tarefa.** Crie o Deployment `web` com 3 réplicas e deixe o cluster assentar com `run until idle`.

      ### pods

      - ask: Quantos Pods de `web` haverá no fim?
      - pass: Um Pod para cada réplica.
      - fail: Foram {{found}}: um Pod para cada réplica.

      ### replicas

      - pass: As 3 réplicas de `web` estão disponíveis.
      - fail: Esperava {{expected}} réplicas disponíveis; encontrei {{found}}.
      - fail few: O Deployment `web` pede menos de 3 réplicas.
      - hint: O que falta: o Deployment, as réplicas ou o tempo?
      - hint: `kubectl get deployments` mostra quantas há; `run until idle` deixa o resto acontecer.
      - hint: `kubectl create deployment web --image=nginx --replicas=3` e depois `run until idle`.
      - hint few: `kubectl scale` muda o número de réplicas.

      ## recap

      - O que o aluno leva daqui.
      """
    }
  }
}
