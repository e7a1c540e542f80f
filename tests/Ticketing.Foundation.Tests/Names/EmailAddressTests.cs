using Ticketing.Contracts.Text;

namespace Ticketing.Foundation.Tests.Names;

/// <summary>What is accepted as an address can be mailed.</summary>
public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ada@example.com", "ada@example.com")]
    [InlineData("  Ada.Lovelace+tour@Example.COM ", "ada.lovelace+tour@example.com")]
    [InlineData("o'brien@mail.example.co.uk", "o'brien@mail.example.co.uk")]
    [InlineData("jürg@example.com", "jürg@example.com")]
    [InlineData("ju\u0308rg@example.com", "jürg@example.com")]
    [InlineData("post@bücher.example", "post@xn--bcher-kva.example")]
    [InlineData("用戶@例子.廣告", "用戶@xn--fsqu00a.xn--4rr99v")]
    public void Addresses_have_one_form(string typed, string stored)
    {
        EmailAddress.TryNormalise(typed, out var address).ShouldBeTrue();
        address.ShouldBe(stored);
    }

    [Theory]
    [InlineData("a(b)@c.example")]
    [InlineData("a..b@c.example")]
    [InlineData(".a@c.example")]
    [InlineData("a.@c.example")]
    [InlineData("a,b@c.example")]
    [InlineData("a b@c.example")]
    [InlineData("\"a b\"@c.example")]
    [InlineData("x@localhost")]
    [InlineData("x@127.0.0.1")]
    [InlineData("x@[127.0.0.1]")]
    [InlineData("x@-c.example")]
    [InlineData("x@c..example")]
    [InlineData("x@c_d.example")]
    [InlineData("x@c.example.")]
    [InlineData("x@y@c.example")]
    [InlineData("x\u202E@c.example")]
    [InlineData("x\r\nBcc: y@c.example")]
    [InlineData("<x@c.example>")]
    [InlineData("x@c.example>")]
    [InlineData("@c.example")]
    [InlineData("x@")]
    [InlineData("")]
    [InlineData(null)]
    public void What_cannot_be_mailed_is_refused(string? typed) =>
        EmailAddress.TryNormalise(typed, out _).ShouldBeFalse();

    [Fact]
    public void Lengths_are_those_of_SMTP()
    {
        EmailAddress.TryNormalise($"{new string('x', 64)}@c.example", out _).ShouldBeTrue();
        EmailAddress.TryNormalise($"{new string('x', 65)}@c.example", out _).ShouldBeFalse();
        EmailAddress.TryNormalise($"{new string('ü', 33)}@c.example", out _).ShouldBeFalse("66 octets");
        EmailAddress.TryNormalise(
            $"x@{string.Join('.', Enumerable.Repeat(new string('a', 63), 4))}.example", out _).ShouldBeFalse();
    }
}
