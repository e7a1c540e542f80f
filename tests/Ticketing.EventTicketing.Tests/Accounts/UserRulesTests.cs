using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Tests.Accounts;

public sealed class UserRulesTests
{
    [Theory]
    [InlineData("ada@localhost")]
    [InlineData("ada..b@example.org")]
    [InlineData("<ada@example.org>")]
    [InlineData("ada@example.org,eve@example.org")]
    [InlineData("ada@-example.org")]
    public void An_address_that_no_mail_reaches_is_refused(string typed) =>
        UserRules.Check(new(typed, "long enough", "Ada", "buyer"))!.Errors!.Keys.ShouldBe(["email"]);

    [Fact]
    public void An_account_is_looked_for_as_typed_before_as_stored_today()
    {
        StoredAddress.FormsOf(" Ada@Example.ORG ").ShouldBe(["ada@example.org"]);
        StoredAddress.FormsOf("Ada@Localhost").ShouldBe(["ada@localhost"]);
        StoredAddress.FormsOf("jürg@BÜCHER.example").ShouldBe(["jürg@bücher.example", "jürg@xn--bcher-kva.example"]);
        StoredAddress.FormsOf("jürg@xn--bcher-kva.example")
            .ShouldBe(["jürg@xn--bcher-kva.example", "jürg@bücher.example"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("@example.org")]
    [InlineData("a@b@c")]
    [InlineData("a b@c.d")]
    [InlineData("a\0@c.d")]
    [InlineData("a\uD800@c.d")]
    public void No_account_has_what_cannot_be_an_address(string? typed) => StoredAddress.FormsOf(typed).ShouldBeEmpty();

    [Theory]
    [InlineData("operator", "role")]
    [InlineData("", "role")]
    public void Nobody_registers_as_something_else(string role, string field) =>
        UserRules.Check(new("a@b.c", "long enough", "Ada", role))!.Errors!.Keys.ShouldBe([field]);

    [Theory]
    [InlineData("Ada \u202Eecalevol")]
    [InlineData("\u200B\u200B")]
    [InlineData("\u3164")]
    [InlineData("Ada\nLovelace")]
    public void A_name_that_cannot_be_seen_or_turns_the_text_after_it_is_refused(string name) =>
        UserRules.Check(new("a@b.c", "long enough", name, "buyer"))!.Errors!.Keys.ShouldBe(["name"]);

    [Fact]
    public void The_service_says_why_it_does_not_start_without_icu()
    {
        Globalization.ExplainRefusal(canNormalise: false).ShouldBe(Globalization.MissingIcu);
        Globalization.ExplainRefusal(VisibleText.CanNormalise).ShouldBeNull();
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void A_password_has_10_to_128_characters(int length, bool ok) =>
        (UserRules.Check(new("a@b.c", new string('x', length), "Ada", "buyer")) is null).ShouldBe(ok);
}
