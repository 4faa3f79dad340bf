import django.db.models.deletion
import rostra.store.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("rostra_gate", "0001_initial"),
        ("rostra_sites", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="GateText",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=rostra.store.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("slow", "slow"),
                            ("held-newcomers", "held-newcomers"),
                            ("held-all", "held-all"),
                            ("members", "members"),
                            ("read-only", "read-only"),
                            ("suspended", "suspended"),
                            ("hidden", "hidden"),
                        ],
                        max_length=16,
                    ),
                ),
                ("language", models.CharField(max_length=12)),
                ("what", models.TextField(blank=True)),
                ("why", models.TextField(blank=True)),
                ("todo", models.TextField(blank=True)),
            ],
            options={
                "db_table": "rostra_gate_text",
            },
        ),
        migrations.RemoveIndex(
            model_name="gatechange",
            name="rostra_gate_change_recent",
        ),
        migrations.RemoveField(
            model_name="gatechange",
            name="then",
        ),
        migrations.RemoveField(
            model_name="gatesetting",
            name="then",
        ),
        migrations.AddField(
            model_name="gatechange",
            name="previous",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="gatechange",
            name="steps",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="gatechange",
            name="undoes",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="undone",
                to="rostra_gate.gatechange",
            ),
        ),
        migrations.AddField(
            model_name="gatechange",
            name="version",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="gatesetting",
            name="steps",
            field=models.JSONField(default=list),
        ),
        migrations.AlterField(
            model_name="gatesetting",
            name="version",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name="gatechange",
            index=models.Index(fields=["site", "-id"], name="rostra_gate_change_latest"),
        ),
        migrations.AddIndex(
            model_name="gatechange",
            index=models.Index(
                fields=["site", "scope", "target", "-id"], name="rostra_gate_change_of"
            ),
        ),
        migrations.AddField(
            model_name="gatetext",
            name="site",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="rostra_sites.site",
            ),
        ),
        migrations.AddConstraint(
            model_name="gatetext",
            constraint=models.UniqueConstraint(
                fields=("site", "state", "language"), name="rostra_gate_text_once"
            ),
        ),
    ]
