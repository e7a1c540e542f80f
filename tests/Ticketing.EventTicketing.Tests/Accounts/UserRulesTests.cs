using Ticketing.EventTicketing.Accounts;

namespace Ticketing.EventTicketing.Tests.Accounts;

public sealed class UserRulesTests
{
    [Theory]
    [InlineData(" Ada@Example.ORG ", "ada@example.org")]
    [InlineData("a@b", "a@b")]
    public void An_address_has_one_form(string typed, string stored)
    {
        EmailAddress.TryNormalise(typed, out var email).ShouldBeTrue();
        email.ShouldBe(stored);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("@example.org")]
    [InlineData("ada@")]
    [InlineData("a@b@c")]
    [InlineData("a b@c.d")]
    [InlineData("a\0@c.d")]
    public void What_cannot_be_an_address_is_none(string? typed) =>
        EmailAddress.TryNormalise(typed, out _).ShouldBeFalse();

    [Theory]
    [InlineData("operator", "role")]
    [InlineData("", "role")]
    public void Nobody_registers_as_something_else(string role, string field) =>
        UserRules.Check(new("a@b.c", "long enough", "Ada", role))!.Errors!.Keys.ShouldBe([field]);

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void A_password_has_10_to_128_characters(int length, bool ok) =>
        (UserRules.Check(new("a@b.c", new string('x', length), "Ada", "buyer")) is null).ShouldBe(ok);
}
