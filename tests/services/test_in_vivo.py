"""Codes born in vivo: what the codebook's first version did not have."""

from qualcode.services.study import open_study


def test_codes_after_the_first_version_without_a_guide_question(study) -> None:
    assert study.data().in_vivo == frozenset()
    path = study.where.codebooks / "prueba.yaml"
    text = path.read_text(encoding="utf-8").replace("id: tiempo", "id: plazos")
    text = text.replace("name: Tiempo", "name: Tiempo\n        was: [tiempo]")
    text += "      - {id: mundos, name: Mundos lejanos}\n"
    text += '      - {id: clima, name: Clima, questions: ["¿Cómo fue el clima?"]}\n'
    path.write_text(text, encoding="utf-8")
    with open_study(study.folder) as again:
        assert again.data().in_vivo == {"mundos"}
