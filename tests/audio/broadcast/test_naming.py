"""Names that a FAT stick and Windows take, and that are never given twice."""

import re

from hypothesis import given
from hypothesis import strategies as st

from audio.broadcast.naming import cluster_folders

ids = st.lists(
    st.one_of(
        st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,4}", fullmatch=True),
        st.sampled_from(["con", "nul", "com1", "cum-con", "cum-loa-khu-trung-tam-xa-suoi-mo"]),
        st.integers(1, 12).map(lambda n: f"cum-loa-khu-trung-tam-xa-{n}"),
    ),
    unique=True,
)


def test_ids_that_begin_alike_have_folders_of_their_own() -> None:
    assert cluster_folders(["ben-da", "cum-loa-khu-trung-tam-xa-bac", "cum-loa-khu-trung-tam-xa-nam"]) == {
        "ben-da": "BEN_DA",
        "cum-loa-khu-trung-tam-xa-bac": "CUM_LOA_KHU_TRUNG_TAM_XA",
        "cum-loa-khu-trung-tam-xa-nam": "CUM_LOA_KHU_TRUNG_TAM_2",
    }


def test_a_cut_name_yields_to_the_cluster_whose_whole_name_it_is() -> None:
    assert cluster_folders(["cum-loa-khu-trung-tam-xa-bac", "cum-loa-khu-trung-tam-xa"]) == {
        "cum-loa-khu-trung-tam-xa-bac": "CUM_LOA_KHU_TRUNG_TAM_2",
        "cum-loa-khu-trung-tam-xa": "CUM_LOA_KHU_TRUNG_TAM_XA",
    }


def test_a_name_that_windows_keeps_to_itself_is_given_to_nobody() -> None:
    assert cluster_folders(["con", "cum-con"]) == {"con": "CUM_CON_2", "cum-con": "CUM_CON"}


@given(ids)
def test_every_cluster_has_a_folder_of_its_own(clusters: list[str]) -> None:
    folders = cluster_folders(clusters)
    assert list(folders) == clusters
    assert len(set(folders.values())) == len(clusters)
    for folder in folders.values():
        assert re.fullmatch(r"[A-Z0-9][A-Z0-9_]{0,22}[A-Z0-9]?", folder)
        assert not re.fullmatch("CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9]", folder)
